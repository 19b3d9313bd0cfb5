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
const CHARGE = /^POST .*\/charge$/;

test.for([
  [
    'no CORS',
    (_request: Request, answer: Response) => new Response(answer.body, { status: answer.status }),
    'pages of any origin',
  ],
  ['no client key', at(TOKEN, (_, answer) => changed(answer, (body) => ({ ...body, merchant: {} }))), 'client key'],
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
      request.headers.has('idempotency-key') ? answer : Response.json({ status_code: '201' }),
    ),
    'a refused charge says a code',
  ],
  ['no status', at(/\/status$/, () => new Response('', { status: 500 })), 'the status is the charge’s'],
  ['no way to cancel', at(/^POST .*\/cancel$/, () => Response.json({ status_code: '412' })), 'the merchant can cancel'],
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
