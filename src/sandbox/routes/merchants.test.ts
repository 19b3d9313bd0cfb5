import { expect, test } from 'vitest';
import { trial, type Wire } from '../trial.ts';

/** Every setting of a merchant is a lever, and changes what it says that it changes. */

type World = ReturnType<typeof trial>;

const FIRST = 'merchants/G000000001';
const BCA = { payment_type: 'bca_va' };

/** One red dot. */
const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const shown = async (world: World, id: string, more: Wire = {}) => (await world.show(await world.token(id, more))).body;
const merchant = async (world: World, id: string) => (await shown(world, id))['merchant'] as Wire;
const preference = async (world: World, id: string) => (await merchant(world, id))['preference'] as Wire;
const rows = async (world: World, id: string, more: Wire = {}) =>
  ((await shown(world, id, more))['enabled_payments'] as Wire[]).map(({ type }) => type);

async function denied(world: World, id: string): Promise<number> {
  const token = await world.token(id);
  await world.charge(token, BCA);
  await world.lever(`transactions/${id}/deny`);
  return (await world.charge(token, BCA)).status;
}

/** The setting, what is looked at, and what is seen before and after. */
const SETTINGS: readonly (readonly [
  settings: Wire,
  look: (world: World, id: string) => Promise<unknown>,
  before: unknown,
  after: unknown,
])[] = [
  [
    { display_name: 'Toko Uji' },
    async (world, id) => (await preference(world, id))['display_name'],
    'Toko Kasir',
    'Toko Uji',
  ],
  [{ locale: 'en' }, async (world, id) => (await preference(world, id))['locale'], 'id', 'en'],
  [
    { finish_payment_return_url: 'https://shop.test/f' },
    async (world, id) => {
      const { body } = await world.charge(await world.token(id), BCA);
      return String(body['finish_redirect_url']).split('?')[0];
    },
    'http://example.com',
    'https://shop.test/f',
  ],
  [
    { unfinish_payment_return_url: 'https://shop.test/u' },
    async (world, id) => ((await shown(world, id))['callbacks'] as Wire)['unfinish'],
    undefined,
    'https://shop.test/u',
  ],
  [
    { error_payment_return_url: 'https://shop.test/e' },
    async (world, id) => ((await shown(world, id))['callbacks'] as Wire)['error'],
    undefined,
    'https://shop.test/e',
  ],
  [
    { notification_url: 'http://127.0.0.1:4999/n' },
    async (world, id) => {
      await world.charge(await world.token(id), BCA);
      return (await world.notifications(id)).map(({ url }) => url);
    },
    [''],
    ['http://127.0.0.1:4999/n'],
  ],
  [
    { email_notices: false },
    async (world, id) => {
      await world.charge(await world.token(id), BCA);
      await world.lever(`transactions/${id}/settle`);
      const { body } = await world.call('GET', `/_sandbox/outbox?order_id=${id}`);
      return (body['mails'] as Wire[]).map((mail) => mail['for']);
    },
    ['shop'],
    [],
  ],
  [
    {
      payment_channels: [
        { name: 'gopay', enabled: false },
        { name: 'indomaret', enabled: true },
        { name: 'bca_va', enabled: true },
      ],
    },
    (world, id) => rows(world, id, { enabled_payments: ['gopay', 'bca_va', 'indomaret'] }),
    ['gopay', 'qris', 'bca_va', 'indomaret'],
    ['bca_va', 'indomaret'],
  ],
  [
    {
      payment_channels: [
        { name: 'indomaret', enabled: true },
        { name: 'bca_va', enabled: true },
      ],
    },
    async (world, id) => (await rows(world, id)).slice(0, 2),
    ['gopay', 'qris'],
    ['indomaret', 'bca_va'],
  ],
  [{ recurring_mid: true }, async (world, id) => (await merchant(world, id))['recurring_mid_is_active'], false, true],
  [{ allow_retry: false }, denied, 201, 406],
  [
    { allowed_origins: ['https://shop.test', 'null'] },
    async (world, id) => (await merchant(world, id))['allowed_origins'],
    [],
    ['https://shop.test', 'null'],
  ],
  [
    { minimum_amount: 200_000 },
    async (world, id) => (await world.create({ transaction_details: { order_id: id, gross_amount: 150_000 } })).status,
    201,
    400,
  ],
  [
    { logo: DOT },
    async (world, id) => {
      const { logo_url: url } = await preference(world, id);
      return (await world.call('GET', String(url))).headers.get('content-type');
    },
    'image/svg+xml',
    'image/png',
  ],
  [{ hide_order_id: true }, async (world, id) => (await preference(world, id))['hide_order_id'], false, true],
  [
    { other_va_processor: 'bri_va' },
    async (world, id) => {
      const { body } = await world.charge(await world.token(id), { payment_type: 'other_va' });
      return (body['va_numbers'] as Wire[]).map(({ bank }) => bank);
    },
    ['bni'],
    ['bri'],
  ],
  [
    { brand: { header_color: '#112233', button_color: '#445566', typography: 'Nunito', button_border_radius: 2 } },
    async (world, id) => {
      const { header_color, button_color, typography, button_border_radius } = await preference(world, id);
      return [header_color, button_color, typography, button_border_radius];
    },
    [undefined, undefined, undefined, undefined],
    ['#112233', '#445566', 'Nunito', 2],
  ],
];

test.for(SETTINGS)('%j', async ([settings, look, before, after]) => {
  const world = trial();
  expect(await look(world, 'BEFORE')).toEqual(before);
  const changed = await world.call('PATCH', `/_sandbox/${FIRST}`, settings);
  expect(changed.status).toBe(200);
  expect(await look(world, 'AFTER')).toEqual(after);
  // It is told again as it was set, for this merchant only.
  await world.lever('merchants', { display_name: 'Toko Dua' });
  const { merchants } = (await world.call('GET', '/_sandbox/merchants')).body as unknown as { merchants: Wire[] };
  expect(merchants[0]).toMatchObject(
    'payment_channels' in settings
      ? { payment_channels: expect.arrayContaining(settings['payment_channels'] as unknown[]) as unknown }
      : settings,
  );
  for (const [name, value] of Object.entries(settings)) expect(merchants[1]?.[name]).not.toEqual(value);
});

test('every setting is a row above', async () => {
  const { merchants } = (await trial().call('GET', '/_sandbox/merchants')).body as unknown as { merchants: Wire[] };
  const own = new Set(['merchant_id', 'server_key', 'client_key']);
  const all = Object.keys(merchants[0] ?? {}).filter((name) => !own.has(name));
  const tried = new Set(SETTINGS.flatMap(([settings]) => Object.keys(settings)));
  expect(all.filter((name) => !tried.has(name))).toEqual([]);
});

test('a new merchant has keys of its own, or those that it came with; nobody gets another’s', async () => {
  const world = trial();
  const keys = { server_key: 'SB-Mid-server-two', client_key: 'SB-Mid-client-two' };
  const made = await world.lever('merchants', { display_name: 'Dua', minimum_amount: 500, ...keys });
  expect([made.status, made.body['merchant']]).toEqual([
    201,
    expect.objectContaining({ ...keys, merchant_id: 'G000000002', display_name: 'Dua', minimum_amount: 500 }),
  ]);
  const status = async (body: Wire) => (await world.lever('merchants', body)).status;
  expect(await status({ server_key: keys.server_key })).toBe(409);
  expect(await status({ client_key: 'SB-Mid-client-kasir-sandbox' })).toBe(409);
  expect(await status({ server_key: 'Mid-server-production' })).toBe(400);
  expect(await status({ payment_channels: [{ name: 'moon', enabled: true }] })).toBe(400);
  const { merchants } = (await world.call('GET', '/_sandbox/merchants')).body as unknown as { merchants: Wire[] };
  expect(merchants.map((one) => one['merchant_id'])).toEqual(['G000000001', 'G000000002']);
});

test.for([
  ['data:image/svg+xml;base64,PHN2Zy8+'],
  ['data:text/html;base64,PHNjcmlwdD4='],
  ['data:image/png;base64,PHNjcmlwdD4='],
  ['https://evil.test/logo.png'],
  [`data:image/jpeg;base64,/9j/${'A'.repeat(15_000)}`],
])('%.40s is no logo', async ([logo]) => {
  const world = trial();
  expect((await world.call('PATCH', `/_sandbox/${FIRST}`, { logo })).status).toBe(400);
  expect((await world.call('GET', '/snap/merchant/logo.svg')).text).toContain('<svg');
});

test('a logo is taken back by an empty one', async () => {
  const world = trial();
  for (const [logo, type] of [
    [DOT, 'image/png'],
    ['', 'image/svg+xml'],
  ] as const) {
    await world.call('PATCH', `/_sandbox/${FIRST}`, { logo });
    expect((await world.call('GET', '/snap/merchant/logo.svg')).headers.get('content-type')).toBe(type);
  }
});
