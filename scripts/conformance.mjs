// Asks another gateway for what the checkout needs (docs/gateway.md):
//
//     npm run conformance -- --base https://gateway.example --server-key SB-Mid-server-… [--channel bca_va]
//
// It makes two orders that nobody pays. Prints a line for each requirement, and ends with 1 when one is not met.

/** @param {string} name */
function argument(name, otherwise = '') {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? '');
}

const base = argument('base').replace(/\/$/, '');
const serverKey = argument('server-key', 'SB-Mid-server-kasir-sandbox');
const channel = argument('channel', 'bca_va');
if (base === '') {
  process.stderr.write('usage: npm run conformance -- --base URL [--server-key KEY] [--channel NAME]\n');
  process.exit(2);
}

let failed = 0;
/** @param {string} name @param {boolean} met @param {string} [why] */
function check(name, met, why = '') {
  if (!met) failed++;
  console.log(`${met ? 'ok    ' : 'FAILED'} ${name}${met || why === '' ? '' : `: ${why}`}`);
}
/** @param {string} name @param {boolean} met */
const extra = (name, met) => console.log(`${met ? 'ok    ' : 'none  '} ${name} (the checkout does without)`);

/** @typedef {{ status: number, headers: Headers, body: any }} Answer */

/**
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, headers?: Record<string, string> }} [more]
 * @returns {Promise<Answer>}
 */
async function call(method, path, { body, headers = {} } = {}) {
  const init = { method, headers: { accept: 'application/json', 'content-type': 'application/json', ...headers } };
  const answer = await fetch(base + path, { ...init, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await answer.text();
  try {
    return { status: answer.status, headers: answer.headers, body: JSON.parse(text) };
  } catch {
    return { status: answer.status, headers: answer.headers, body: undefined };
  }
}

/** @param {string} key */
const basic = (key) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
/** @param {string} method @param {string} path @param {unknown} [body] */
const asMerchant = (method, path, body) => call(method, path, { body, headers: { authorization: basic(serverKey) } });

/** Whoever runs a checkout does so on an origin that no gateway knows of before. */
const origin = 'https://checkout.example';
/** @param {Answer} answer */
const isReadable = ({ headers }) => ['*', origin].includes(headers.get('access-control-allow-origin') ?? '');

/** @param {Headers} headers @param {string} name @param {string} wanted */
const allows = (headers, name, wanted) =>
  (headers.get(name) ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    // A star stands for every header but the one with credentials.
    .some((one) => one === wanted.toLowerCase() || (one === '*' && wanted !== 'authorization'));

/**
 * What a browser asks before it sends a request. Gives what is wrong with the answer, or nothing.
 * @param {string} method
 * @param {string} path
 * @param {string[]} wanted the headers that the request has
 */
async function preflight(method, path, wanted) {
  const asked = { 'access-control-request-method': method, 'access-control-request-headers': wanted.join(',') };
  const answer = await call('OPTIONS', path, { headers: { origin, ...asked } });
  if (answer.status >= 300) return `HTTP ${answer.status}`;
  if (!isReadable(answer)) return 'access-control-allow-origin is neither * nor the asking origin';
  const refused = wanted.filter((name) => !allows(answer.headers, 'access-control-allow-headers', name));
  return refused.length === 0 ? '' : `access-control-allow-headers lacks ${refused.join(', ')}`;
}

/** What the checkout sends with its questions about a token (contract §3.1). */
const page = { 'x-source': 'snap', 'x-source-app-type': 'popup' };
/** Requests of the checkout that were preflighted here. @type {Set<string>} */
const seen = new Set();

/**
 * A request as the customer's browser sends it: preflighted, and with an answer that the page may read.
 * @param {string} what
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, headers?: Record<string, string> }} [more]
 */
async function browse(what, method, path, { body, headers = page } = {}) {
  const kind = `${method} ${path.replaceAll(/[\da-f-]{36}/g, '')}`;
  if (!seen.has(kind)) {
    seen.add(kind);
    const problem = await preflight(method, path, ['content-type', ...Object.keys(headers)]);
    check(`${what} may be preflighted`, problem === '', problem);
  }
  const answer = await call(method, path, { body, headers: { origin, ...headers } });
  check(`${what}: pages of any origin may read the answer`, isReadable(answer));
  return answer;
}

const details = (/** @type {string} */ order_id) => ({ transaction_details: { order_id, gross_amount: 20_000 } });
const speaks = (/** @type {Answer} */ { body }) =>
  Array.isArray(body?.error_messages) || typeof body?.status_code === 'string';
/** What an answer was, for whoever has to mend it. @param {Answer} answer */
const told = ({ status, body }) => `HTTP ${status} ${JSON.stringify(body)?.slice(0, 200) ?? 'without JSON'}`;

/** @param {string} orderId @returns {Promise<string | undefined>} */
async function order(orderId) {
  const created = await asMerchant('POST', '/snap/v1/transactions', details(orderId));
  const token = created.body?.token;
  check('a token is made', created.status === 201 && typeof token === 'string', told(created));
  if (typeof token !== 'string') return undefined;
  check('redirect_url leads to it', String(created.body.redirect_url).includes(token));
  return token;
}

/** The transaction: what the list is made of. @param {string} token @param {string} orderId @returns {Promise<string>} */
async function reading(token, orderId) {
  const shown = await browse('the transaction', 'GET', `/snap/v1/transactions/${token}`);
  check('the transaction is read with its token alone', shown.status === 200, told(shown));
  const found = shown.body?.transaction_details;
  check('it has order_id and gross_amount', found?.order_id === orderId && Number(found?.gross_amount) === 20_000);
  const rows = shown.body?.enabled_payments;
  check(
    'enabled_payments are rows with a type',
    Array.isArray(rows) && rows.every((row) => typeof row.type === 'string'),
  );
  const clientKey = shown.body?.merchant?.client_key;
  check('the merchant has a client key', typeof clientKey === 'string');
  extra('extensions are announced', Array.isArray(shown.body?.extensions));
  extra('Date can be read by pages', allows(shown.headers, 'access-control-expose-headers', 'date'));

  const nobody = '/snap/v1/transactions/00000000-0000-4000-8000-000000000000';
  const unknown = await browse('an unknown token', 'GET', nobody);
  const isSaid = unknown.status === 404 && Array.isArray(unknown.body?.error_messages);
  check('an unknown token is 404 with error_messages', isSaid, told(unknown));
  const early = await browse('the status', 'GET', `/snap/v1/transactions/${token}/status`);
  const code = String(early.body?.status_code ?? early.status);
  check('the status is 404 before there is a charge', code === '404' && speaks(early), told(early));
  return String(clientKey);
}

/** Cards for tokens. @param {string} clientKey @param {string} orderId */
async function tokenising(clientKey, orderId) {
  const card = { card_number: '4811111111111114', card_exp_month: '12', card_exp_year: '2030', card_cvv: '123' };
  const body = { client_key: clientKey, ...card, gross_amount: 20_000, currency: 'IDR', order_id: orderId };
  const headers = { authorization: basic(clientKey) };
  const ask = (/** @type {object} */ more = {}) =>
    browse('a card’s token', 'POST', '/v2/token', { body: { ...body, ...more }, headers });
  const [first, second] = [await ask(), await ask()];
  const isToken = first.body?.status_code === '200' && typeof first.body?.token_id === 'string';
  check('a card gets a token_id', isToken, told(first));
  check('each token is another', isToken && first.body.token_id !== second.body?.token_id);
  const wrong = await ask({ card_exp_month: '13' });
  check('a card that is none gets no token', /^4\d\d$/.test(wrong.body?.status_code ?? ''), told(wrong));
}

/** A charge, refused, made, made again, and looked at. @param {string} token @param {string} orderId */
async function charging(token, orderId) {
  const path = `/snap/v2/transactions/${token}/charge`;
  const charge = (/** @type {string} */ what, /** @type {string} */ type, /** @type {string} */ key) =>
    browse(what, 'POST', path, {
      body: { payment_type: type, payment_params: {} },
      headers: { ...page, 'idempotency-key': `${orderId}-${key}` },
    });
  const nothing = await charge('a charge that is refused', 'no_such_channel', 'none');
  const said = nothing.body?.status_code ?? (nothing.body?.error_messages && String(nothing.status));
  check('a refused charge says a code from 400 on, and is none', /^4\d\d$/.test(said ?? ''), told(nothing));
  const charged = await charge('a charge', channel, 'one');
  check('a charge answers with status_code as text', typeof charged.body?.status_code === 'string', told(charged));
  check(`${channel} is pending`, charged.body?.transaction_status === 'pending', told(charged));
  const again = await charge('a charge', channel, 'one');
  check('the same Idempotency-Key answers the same', again.body?.transaction_id === charged.body?.transaction_id);
  const other = await charge('a second charge', channel, 'two');
  check('a second charge is refused with 406', other.status === 406 && speaks(other), told(other));

  const status = await browse('the status of a charge', 'GET', `/snap/v1/transactions/${token}/status`);
  check('the status is the charge’s', status.body?.transaction_id === charged.body?.transaction_id);
  check('finish_redirect_url is in the result', typeof status.body?.finish_redirect_url === 'string');
  const resumed = await browse('an opened token', 'GET', `/snap/v1/transactions/${token}`);
  extra('an opened token resumes its charge', resumed.body?.result?.transaction_id === charged.body?.transaction_id);
}

/** A business error: HTTP 200 with its code in the body. @param {Answer} answer */
const isBusiness = ({ status, body }) => status === 200 && /^4\d\d$/.test(body?.status_code ?? '');

/** What a merchant's back end asks. @param {string} orderId @param {string} otherId */
async function merchant(orderId, otherId) {
  const keyless = await call('POST', '/snap/v1/transactions', { body: details(orderId) });
  check('no token is made without the server key', keyless.status === 401, told(keyless));
  const stranger = await call('GET', `/v2/${orderId}/status`, { headers: { authorization: basic('nobody') } });
  const isDenied = stranger.status === 401 && stranger.body?.status_code === '401';
  check('a wrong server key is 401 at the Core API', isDenied, told(stranger));
  const empty = await asMerchant('POST', '/v2/charge', {});
  const isInvalid = empty.status === 400 && empty.body?.status_code === '400';
  check('a Core charge of nothing is 400', isInvalid, told(empty));
  const unknown = await asMerchant('GET', `/v2/${orderId}-none/status`);
  const isUnknown = isBusiness(unknown) && unknown.body.status_code === '404';
  check('an unknown order is 404 in the body, under HTTP 200', isUnknown, told(unknown));
  const core = await asMerchant('GET', `/v2/${orderId}/status`);
  check('the Core API tells the same status', core.body?.transaction_status === 'pending', told(core));
  for (const action of ['approve', 'deny', 'refund']) {
    const refused = await asMerchant('POST', `/v2/${orderId}/${action}`, {});
    check(`${action} of a pending order is refused in the body, under HTTP 200`, isBusiness(refused), told(refused));
  }
  const captured = await asMerchant('POST', '/v2/capture', { transaction_id: core.body?.transaction_id });
  check('capture of a pending order is refused in the body, under HTTP 200', isBusiness(captured), told(captured));
  const cancel = await asMerchant('POST', `/v2/${orderId}/cancel`);
  check('the merchant can cancel', cancel.body?.status_code === '200', told(cancel));
  const expire = await asMerchant('POST', `/v2/${otherId}/expire`);
  check('the merchant can expire', expire.body?.status_code === '407', told(expire));
}

async function main() {
  const orderId = `conformance-${Date.now()}`;
  const [token, otherToken] = [await order(orderId), await order(`${orderId}-b`)];
  if (token === undefined || otherToken === undefined) return;
  const clientKey = await reading(token, orderId);
  await tokenising(clientKey, orderId);
  await charging(token, orderId);
  const body = { payment_type: channel, payment_params: {} };
  await call('POST', `/snap/v2/transactions/${otherToken}/charge`, { body });
  await merchant(orderId, `${orderId}-b`);
}

await main().catch((/** @type {Error} */ error) => {
  check('every request is answered', false, String(error.cause ?? error.message));
});
console.log(failed === 0 ? 'This gateway has what the checkout needs.' : `${failed} requirements are not met.`);
process.exitCode = failed === 0 ? 0 : 1;
