import { spawn } from 'node:child_process';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, expect, test } from 'vitest';
import { createSandbox } from '../src/sandbox/sandbox.ts';

/** `npm run conformance` against the sandbox, and against gateways that are broken in one place each. */

const script = fileURLToPath(new URL('../scripts/conformance.mjs', import.meta.url));

let server: Server | undefined;
afterEach(() => server?.close());

type Spoil = (request: Request, answer: Response) => Response | Promise<Response>;

/** A gateway whose answers are spoilt on their way. */
async function serve(spoil: Spoil = (_request, answer) => answer): Promise<string> {
  const sandbox = createSandbox();
  const fetch = async (request: Request) => spoil(request, await sandbox(request));
  server = createAdaptorServer({ fetch }) as Server;
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const run = (...args: readonly string[]) =>
  new Promise<{ readonly code: number | null; readonly failed: readonly string[]; readonly text: string }>(
    (resolve) => {
      const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
      child.on('close', (code) => {
        const failed = text.split('\n').filter((line) => line.startsWith('FAILED'));
        resolve({ code, failed, text });
      });
    },
  );

test('the sandbox has everything, by more than one channel', async () => {
  const base = await serve();
  for (const channel of ['bca_va', 'gopay']) {
    const { code, failed, text } = await run('--base', `${base}/`, '--channel', channel);
    expect([code, failed]).toEqual([0, []]);
    expect(text).toContain('This gateway has what the checkout needs.');
  }
});

/** The same answer with other fields. */
const changed = async (answer: Response, change: (body: Record<string, unknown>) => object): Promise<Response> =>
  new Response(JSON.stringify(change((await answer.json()) as Record<string, unknown>)), {
    status: answer.status,
    headers: answer.headers,
  });

const at =
  (path: RegExp, spoil: Spoil): Spoil =>
  (request, answer) =>
    path.test(`${request.method} ${new URL(request.url).pathname}`) ? spoil(request, answer) : answer;

let charges = 0;

const TOKEN = /^GET \/snap\/v1\/transactions\/[\w-]+$/;
const STATUS = /^GET \/snap\/v1\/transactions\/[\w-]+\/status$/;
const CHARGE = /^POST .*\/v2\/.*\/charge$/;
const CARD = /^POST \/v2\/token$/;

/** The same answer with other headers. */
const headed = ({ status, headers, body }: Response, change: (headers: Headers) => void): Response => {
  const kept = new Headers(headers);
  change(kept);
  return new Response(body, { status, headers: kept });
};

/** Without CORS, or with CORS for one shop. */
const closed = (answer: Response) => headed(answer, (headers) => headers.delete('access-control-allow-origin'));
const forOne = (answer: Response) =>
  headed(answer, (headers) => headers.set('access-control-allow-origin', 'https://only-me.example'));

/** Preflights that do not allow one header, at some paths. */
const without =
  (name: string, path: RegExp): Spoil =>
  (request, answer) =>
    request.method === 'OPTIONS' && path.test(new URL(request.url).pathname)
      ? headed(answer, (headers) => {
          const names = (headers.get('access-control-allow-headers') ?? '').split(', ');
          headers.set('access-control-allow-headers', names.filter((one) => one.toLowerCase() !== name).join(', '));
        })
      : answer;

test.for([
  ['no CORS', (_request: Request, answer: Response) => closed(answer), 'the transaction may be preflighted'],
  ['CORS for one shop only', at(TOKEN, (_, answer) => forOne(answer)), 'the transaction: pages of any origin'],
  ['CORS for one shop at statuses', at(STATUS, (_, answer) => forOne(answer)), 'the status: pages of any origin'],
  ['no CORS at POST', at(CHARGE, (_, answer) => closed(answer)), 'a charge: pages of any origin'],
  [
    'no CORS at refusals',
    at(CHARGE, (_, answer) => (answer.status < 300 ? answer : closed(answer))),
    'a charge that is refused: pages of any origin',
  ],
  ['no CORS at 404', at(TOKEN, (_, answer) => (answer.status === 404 ? closed(answer) : answer)), 'an unknown token: '],
  ['no CORS at cards', at(CARD, (_, answer) => closed(answer)), 'a card’s token: pages of any origin'],
  ['no preflight', at(/^OPTIONS /, () => new Response(null, { status: 405 })), 'may be preflighted: HTTP 405'],
  [
    'preflights without CORS',
    at(/^OPTIONS /, () => new Response(null, { status: 204 })),
    'may be preflighted: access-control-allow-origin',
  ],
  [
    'preflights for one shop',
    at(/^OPTIONS .*charge$/, (_, answer) => forOne(answer)),
    'a charge that is refused may be preflighted: access-control-allow-origin',
  ],
  ['no Idempotency-Key', without('idempotency-key', /charge$/), 'allow-headers lacks idempotency-key'],
  [
    'no content type',
    without('content-type', /snap/),
    'the transaction may be preflighted: access-control-allow-headers',
  ],
  ['no key for cards', without('authorization', /token$/), 'a card’s token may be preflighted: access-control-allow'],
  ['no X-Source', without('x-source', /status$/), 'the status may be preflighted: access-control-allow-headers'],
  ['no tokens for cards', at(CARD, () => Response.json({}, { status: 404 })), 'a card gets a token_id'],
  [
    'one token for all cards',
    at(CARD, (_, answer) => changed(answer, (body) => ({ ...body, ...('token_id' in body && { token_id: 'T' }) }))),
    'each token is another',
  ],
  [
    'a token for what is no card',
    at(CARD, (_, answer) => changed(answer, (body) => ({ token_id: 'T', ...body, status_code: '200' }))),
    'a card that is none gets no token',
  ],
  ['no client key', at(TOKEN, (_, answer) => changed(answer, (body) => ({ ...body, merchant: {} }))), 'client key'],
  [
    'another order',
    at(TOKEN, (_, answer) => changed(answer, (body) => ({ ...body, transaction_details: { order_id: 'X' } }))),
    'it has order_id and gross_amount',
  ],
  [
    'channels as words',
    at(TOKEN, (_, answer) => changed(answer, (body) => ({ ...body, enabled_payments: ['gopay'] }))),
    'rows with a type',
  ],
  [
    'an unknown token that is there',
    at(TOKEN, (_, answer) => (answer.status === 404 ? Response.json({}) : answer)),
    'an unknown token is 404',
  ],
  [
    'an unknown token without words',
    at(TOKEN, (_, answer) => (answer.status === 404 ? changed(answer, () => ({})) : answer)),
    'an unknown token is 404',
  ],
  [
    'a status before there is a charge',
    at(STATUS, (_, answer) => (answer.status === 404 ? Response.json({ status_code: '200' }) : answer)),
    'the status is 404 before there is a charge',
  ],
  [
    'codes as numbers',
    at(CHARGE, (_, answer) => changed(answer, (body) => ({ ...body, status_code: Number(body['status_code']) }))),
    'status_code as text',
  ],
  [
    'a new charge for the same key',
    at(CHARGE, (_, answer) => changed(answer, (body) => ({ ...body, transaction_id: `T-${charges++}` }))),
    'the same Idempotency-Key',
  ],
  [
    'a second charge',
    at(CHARGE, (_, answer) => (answer.status === 406 ? Response.json({ status_code: '201' }) : answer)),
    'a second charge is refused',
  ],
  [
    'a charge by a channel that there is not',
    at(CHARGE, (request, answer) =>
      request.headers.get('idempotency-key')?.endsWith('none') ? Response.json({ status_code: '201' }) : answer,
    ),
    'a refused charge says a code',
  ],
  [
    'a charge that is paid at once',
    at(CHARGE, (_, answer) => changed(answer, (body) => ({ ...body, transaction_status: 'settlement' }))),
    'bca_va is pending',
  ],
  ['no status', at(/\/status$/, () => new Response('', { status: 500 })), 'the status is the charge’s'],
  [
    'no finish_redirect_url',
    at(STATUS, (_, answer) => changed(answer, ({ finish_redirect_url: _url, ...body }) => body)),
    'finish_redirect_url',
  ],
  [
    'tokens for anybody',
    at(/^POST \/snap\/v1\/transactions$/, (_, answer) => (answer.status === 401 ? Response.json({}) : answer)),
    'no token is made without the server key',
  ],
  [
    'a Core API for anybody',
    at(/^GET \/v2/, (_, answer) => (answer.status === 401 ? Response.json({ status_code: '200' }) : answer)),
    'a wrong server key is 401',
  ],
  ['no Core charge', at(/^POST \/v2\/charge/, () => Response.json({}, { status: 404 })), 'a Core charge of nothing'],
  [
    'business errors by HTTP status',
    at(/^GET \/v2/, (_, { status, body }) => new Response(body, { status: status === 200 ? 404 : status })),
    'an unknown order is 404 in the body',
  ],
  [
    'another status at the Core API',
    at(/^GET \/v2/, (_, answer) => changed(answer, (body) => ({ ...body, transaction_status: 'settlement' }))),
    'the Core API tells the same status',
  ],
  ...['approve', 'deny', 'refund', 'capture'].map(
    (action) =>
      [
        `no ${action}`,
        at(new RegExp(`^POST .*/${action}$`), () => Response.json({}, { status: 404 })),
        `${action} of a pending order`,
      ] as const,
  ),
  ['no way to cancel', at(/^POST .*\/cancel$/, () => Response.json({ status_code: '412' })), 'the merchant can cancel'],
  ['no way to expire', at(/^POST .*\/expire$/, () => Response.json({ status_code: '412' })), 'the merchant can expire'],
  [
    'redirect_url elsewhere',
    at(/^POST \/snap\/v1\/transactions$/, (_, answer) => changed(answer, (body) => ({ ...body, redirect_url: '/' }))),
    'redirect_url leads to it',
  ],
  ['no JSON', () => new Response('<html>Bad gateway</html>', { status: 502 }), 'a token is made'],
] as const)('%s: found', async ([, spoil, expected]) => {
  const { code, failed } = await run('--base', await serve(spoil));
  expect(code).toBe(1);
  expect(failed.join('\n')).toContain(expected);
});

test('nobody there is one line, and no base is how to use it', async () => {
  const nobody = await run('--base', 'http://127.0.0.1:9');
  expect([nobody.code, nobody.failed]).toEqual([1, [expect.stringContaining('every request is answered')]]);
  const none = await run();
  expect([none.code, none.text]).toEqual([2, expect.stringContaining('usage: npm run conformance')]);
});
