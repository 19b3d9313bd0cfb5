import { expect, test } from 'vitest';
import { trial, type Wire } from './trial.ts';

/** An imported charge that lacks what its method wrote, or has something else there: refused, or told of without a 500. */

type World = ReturnType<typeof trial>;

interface State {
  readonly tables: Readonly<Record<string, readonly Wire[]>>;
}

const card = (number: string) => async (world: World) => ({
  payment_type: 'credit_card',
  payment_params: { card_token: await world.card(number) },
});
const plain =
  (payment_type: string, payment_params: Wire = {}) =>
  () =>
    Promise.resolve({ payment_type, payment_params });

const BASKET = {
  item_details: [{ id: 'a', name: 'Kopi', price: 150_000, quantity: 1 }],
  customer_details: { first_name: 'Sari', email: 'sari@shop.test', phone: '+628111222333' },
  credit_card: { secure: true },
};

/** One of each form that `data` and `reference` have. */
const CHARGES: Readonly<Record<string, (world: World) => Promise<Wire>>> = {
  'card at its bank': card('4811111111111114'),
  'card that was held': card('4511111111111117'),
  gopay: plain('gopay'),
  shopeepay: plain('shopeepay'),
  qris: plain('other_qris'),
  va: plain('bca_va'),
  permata: plain('permata_va'),
  bill: plain('echannel'),
  counter: plain('indomaret'),
  redirect: plain('akulaku'),
  links: plain('uob_ezpay'),
  phone: plain('ovo', { payer_phone_number: '081111111111' }),
  numbers: plain('xl_tunai'),
  clickpay: async (world) => ({
    payment_type: 'mandiri_clickpay',
    payment_params: { token_id: await world.card('4111111111111111'), input3: '12345', token: '000000' },
  }),
};

const OTHER = [null, 7, 'x', {}, []];

/** The row with each field of its data, and its reference, gone or something else. */
function* damaged(row: Wire): Generator<readonly [string, Wire]> {
  const data = JSON.parse(String(row['data'])) as Wire;
  const withData = (changed: Wire) => ({ ...row, data: JSON.stringify(changed) });
  yield ['{}', withData({})];
  for (const name of Object.keys(data)) {
    const { [name]: _, ...rest } = data;
    yield [`no ${name}`, withData(rest)];
    for (const value of OTHER) yield [`${name} ${JSON.stringify(value)}`, withData({ ...data, [name]: value })];
  }
  for (const reference of [null, 'x', '7'.repeat(200)]) yield [`reference ${reference}`, { ...row, reference }];
}

/** Everything that tells of a charge or moves it. */
function asks(world: World, { order_id: order, token, id, links }: Wire & { readonly links: readonly string[] }) {
  const get = (path: string) => world.call('GET', path);
  const [o, t] = [String(order), String(token)];
  return [
    ...links.map((link) => get(link)),
    world.core(`${o}/status`),
    world.show(t),
    world.status(t),
    get(`/snap/v1/transactions/${t}/pdf`),
    get(`/v2/qris/${String(id)}/qr-code`),
    get('/_sandbox/outbox'),
    get(`/_sandbox/transactions/${o}`),
    get('/_sandbox/transactions'),
    world.lever(`transactions/${o}/settle`),
    world.core(`${o}/status`),
    world.lever(`transactions/${o}/refund`),
    get('/_sandbox/export'),
  ];
}

/** A sandbox's state with one such charge, and the links that lead to its pages. */
async function exported(name: string) {
  const source = trial();
  const token = await source.token('ORD-1', BASKET);
  const { body: made } = await source.charge(token, (await CHARGES[name]?.(source)) ?? {});
  const links = ['redirect_url', 'deeplink_url', 'uob_ezpay_web_url']
    .flatMap((name) => (typeof made[name] === 'string' ? [new URL(made[name])] : []))
    .map(({ pathname, search }) => pathname + search);
  const state = (await source.call('GET', '/_sandbox/export')).body as unknown as State;
  const [row] = state.tables['charges'] ?? [];
  if (!row) throw new Error(JSON.stringify(made));
  return { state, row, links };
}

const withCharge = (state: State, charge: Wire) => ({ ...state, tables: { ...state.tables, charges: [charge] } });

test.for(Object.keys(CHARGES))('%s', async (name) => {
  const { state, row, links } = await exported(name);
  const troubles: string[] = [];
  let taken = 0;
  for (const [how, charge] of damaged(row)) {
    const world = trial();
    const { status } = await world.lever('import', withCharge(state, charge));
    if (status !== 200) {
      if (status !== 400) troubles.push(`${how}: import ${status}`);
      continue;
    }
    taken++;
    for (const ask of asks(world, { ...row, links })) {
      const { status: answered, text } = await ask;
      if (answered >= 500 || /undefined|NaN|\[object/.test(text)) troubles.push(`${how}: ${answered} ${text}`);
    }
    troubles.push(...world.lines.filter((line) => line.includes('internal error')).map((line) => `${how}: ${line}`));
  }
  expect(troubles).toEqual([]);
  expect(taken).toBeGreaterThan(0);
});

test.for([
  ['va', { reference: null }, 'has no reference'],
  ['bill', { reference: null }, 'has no reference'],
  ['counter', { reference: null }, 'has no reference'],
  ['gopay', { data: '{"acquirer":"gopay"}' }, 'has no qr_string'],
  ['phone', { data: '{}' }, 'has no payer_phone_number'],
  ['card at its bank', { data: '{"bank":"bni"}' }, 'has no masked_card'],
] as const)('%s with %j: what it lacks is named', async ([which, change, expected]) => {
  const { state, row } = await exported(which);
  const { status, body } = await trial().lever('import', withCharge(state, { ...row, ...change }));
  expect([status, String(body['error'])]).toEqual([400, expect.stringContaining(expected)]);
});

test('what never had a code of its own comes in without one', async () => {
  const source = trial();
  await source.lever('gopay/static', { gross_amount: 15_000 });
  await source.lever('gopay/error', { code: '201' });
  await source.charge(await source.token('DENIED'), { payment_type: 'gopay' });
  const state = (await source.call('GET', '/_sandbox/export')).body;
  expect((await trial().lever('import', state)).status).toBe(200);
});
