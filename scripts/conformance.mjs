// Asks another gateway for what the checkout needs (docs/gateway.md):
//
//     npm run conformance -- --base https://gateway.example --server-key SB-Mid-server-… [--channel bca_va]
//
// It makes one order that nobody pays. Prints a line for each requirement, and ends with 1 when one is not met.

/** @param {string} name @param {string} [otherwise] */
function argument(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
}

const base = argument('base')?.replace(/\/$/, '');
const serverKey = argument('server-key', 'SB-Mid-server-kasir-sandbox');
const channel = argument('channel', 'bca_va');
if (base === undefined) {
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

/**
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, headers?: Record<string, string> }} [more]
 * @returns {Promise<{ status: number, headers: Headers, body: any }>}
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

const authorization = `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`;
const page = { origin: 'https://checkout.example' };
const orderId = `conformance-${Date.now()}`;

async function main() {
  const created = await call('POST', '/snap/v1/transactions', {
    body: { transaction_details: { order_id: orderId, gross_amount: 20_000 } },
    headers: { authorization },
  });
  const token = created.body?.token;
  check('a token is made', created.status === 201 && typeof token === 'string', `HTTP ${created.status}`);
  if (typeof token !== 'string') return;
  check('redirect_url leads to it', String(created.body.redirect_url).includes(token));

  const shown = await call('GET', `/snap/v1/transactions/${token}`, { headers: page });
  check('the transaction is read with its token alone', shown.status === 200, `HTTP ${shown.status}`);
  check('pages of any origin may read it', shown.headers.get('access-control-allow-origin') !== null);
  const details = shown.body?.transaction_details;
  check('it has order_id and gross_amount', details?.order_id === orderId && Number(details?.gross_amount) === 20_000);
  const rows = shown.body?.enabled_payments;
  check(
    'enabled_payments are rows with a type',
    Array.isArray(rows) && rows.every((row) => typeof row.type === 'string'),
  );
  check('the merchant has a client key', typeof shown.body?.merchant?.client_key === 'string');
  extra('extensions are announced', Array.isArray(shown.body?.extensions));
  extra('Date can be read by pages', /date/i.test(shown.headers.get('access-control-expose-headers') ?? ''));

  const unknown = await call('GET', '/snap/v1/transactions/00000000-0000-4000-8000-000000000000');
  check(
    'an unknown token is 404 with error_messages',
    unknown.status === 404 && Array.isArray(unknown.body?.error_messages),
  );

  const preflight = await call('OPTIONS', `/snap/v2/transactions/${token}/charge`, {
    headers: { ...page, 'access-control-request-method': 'POST' },
  });
  check('a charge may be preflighted', preflight.status < 300, `HTTP ${preflight.status}`);

  const nothing = await call('POST', `/snap/v2/transactions/${token}/charge`, {
    body: { payment_type: 'no_such_channel', payment_params: {} },
    headers: page,
  });
  const said = nothing.body?.status_code ?? (nothing.body?.error_messages && String(nothing.status));
  check('a refused charge says a code from 400 on, and is none', /^4\d\d$/.test(said ?? ''), `HTTP ${nothing.status}`);

  const key = { 'idempotency-key': orderId };
  const pay = () =>
    call('POST', `/snap/v2/transactions/${token}/charge`, {
      body: { payment_type: channel, payment_params: {} },
      headers: { ...page, ...key },
    });
  const charged = await pay();
  check('a charge answers with status_code as text', typeof charged.body?.status_code === 'string');
  check(
    `${channel} is pending`,
    charged.body?.transaction_status === 'pending',
    JSON.stringify(charged.body)?.slice(0, 200),
  );
  const again = await pay();
  check('the same Idempotency-Key answers the same', again.body?.transaction_id === charged.body?.transaction_id);
  const other = await call('POST', `/snap/v2/transactions/${token}/charge`, {
    body: { payment_type: channel, payment_params: {} },
    headers: { ...page, 'idempotency-key': `${orderId}-2` },
  });
  check('a second charge is refused', other.status === 406, `HTTP ${other.status}`);

  const status = await call('GET', `/snap/v1/transactions/${token}/status`, { headers: page });
  check('the status is the charge’s', status.body?.transaction_id === charged.body?.transaction_id);
  check('finish_redirect_url is in the result', typeof status.body?.finish_redirect_url === 'string');
  const resumed = await call('GET', `/snap/v1/transactions/${token}`, { headers: page });
  extra('an opened token resumes its charge', resumed.body?.result?.transaction_id === charged.body?.transaction_id);

  const core = await call('GET', `/v2/${orderId}/status`, { headers: { authorization } });
  check('the Core API tells the same status', core.body?.transaction_status === 'pending');
  const cancel = await call('POST', `/v2/${orderId}/cancel`, { headers: { authorization } });
  check('the merchant can cancel', cancel.body?.status_code === '200', JSON.stringify(cancel.body)?.slice(0, 200));
}

await main().catch((/** @type {Error} */ error) => {
  check('every request is answered', false, String(error.cause ?? error.message));
});
console.log(failed === 0 ? 'This gateway has what the checkout needs.' : `${failed} requirements are not met.`);
process.exitCode = failed === 0 ? 0 : 1;
