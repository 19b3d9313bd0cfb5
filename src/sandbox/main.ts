import { lookup } from 'node:dns/promises';
import { request as httpRequest, type Server } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setFlagsFromString } from 'node:v8';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { version } from '../../package.json';
import { createSandbox } from './built.ts';
import { isLoopback } from './config.ts';
import { seededDice } from './dice.ts';
import { BadSetting, FLAGS, openState, readSettings, type Settings } from './env.ts';
import { sandboxMethods } from './methods.ts';
import { NoAnswer } from './routes/faults.ts';
import type { Sandbox } from './sandbox.ts';
import { createSender } from './sender.ts';
import { together } from './together.ts';

// Left alone, the collector lets young objects take some 50 MB more under load; a request leaves little that lives on.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--max-semi-space-size=4');
// So few young objects are collected sooner by one thread than shared out among several.
setFlagsFromString('--no-parallel-scavenge');

const asJson = process.argv.includes('--json-logs') || process.env['KASIR_JSON_LOGS'] === '1';

const say = (line: string, level: 'info' | 'warn' = 'info') => {
  const text = asJson ? JSON.stringify({ at: new Date().toISOString(), level, message: line }) : line;
  process.stdout.write(`${text}\n`);
};

const HELP = `kasir-sandbox: an offline Snap and Core API gateway

${Object.entries(FLAGS)
  .map(([flag, name]) => `  --${flag.padEnd(18)} ${name}`)
  .join('\n')}
  --json-logs          KASIR_JSON_LOGS=1
  --version
  --help

Everything else is an environment variable: see docs/sandbox.md.`;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** @throws an Error with `code` when the port is taken. */
function listen(sandbox: Sandbox, port: number, host: string): Promise<Server> {
  const cut = (error: unknown, { incoming }: HttpBindings): Response => {
    if (!(error instanceof NoAnswer)) throw error;
    incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  };
  const held = together();
  const fetch = (request: Request, env: HttpBindings): Promise<Response> => {
    const answer = sandbox.serve(request, env.outgoing);
    return answer instanceof Promise ? answer.catch((error: unknown) => cut(error, env)) : held(answer);
  };
  const server = createAdaptorServer({ fetch: (request, env) => fetch(request, env as HttpBindings) }) as Server;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

async function listenAll({ port, bankPort, config }: Settings, sandbox: Sandbox): Promise<Server[]> {
  const servers: Server[] = [];
  for (const wanted of new Set([port, bankPort])) {
    try {
      servers.push(await listen(sandbox, wanted, config.host));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const name = wanted === port ? 'KASIR_PORT' : 'KASIR_BANK_PORT';
      if (code === 'EADDRINUSE')
        fail(`Port ${wanted} is already in use. Stop what is using it, or set ${name} to another one.`);
      if (code === 'EACCES') fail(`Port ${wanted} may not be used by this user. Set ${name} to one above 1023.`);
      fail(`Cannot listen on ${config.host}:${wanted}: ${message}`);
    }
  }
  return servers;
}

function printStart({ config, port, bankPort, db }: Settings): void {
  // Every address of this machine is no address to open.
  const isAny = config.host === '0.0.0.0' || config.host === '::';
  const host = isAny || isLoopback(config.host) ? 'localhost' : config.host;
  const app = config.publicUrl ?? `http://${host}:${port}`;
  const bank = config.bankUrl ?? `http://${host}:${bankPort}`;
  const token = config.adminToken === undefined ? '' : `?token=${config.adminToken}`;
  say(`Kasir sandbox     ${app}`);
  say(`Banks, simulators ${bank}`);
  say(`Console           ${app}/_sandbox/${token}`);
  say(`snap.js           ${app}/snap/snap.js`);
  say(`Server key        ${config.serverKey}`);
  say(`Client key        ${config.clientKey}`);
  say(`Notifications to  ${config.notificationUrl ?? 'nowhere (set KASIR_NOTIFICATION_URL)'}`);
  say(`State             ${db}`);
  for (const { hints = [] } of sandboxMethods)
    for (const hint of hints) say(`Test              ${hint.replace('{app}', app).replace('{bank}', bank)}`);
}

/** Answers what is under way, then ends; a second signal ends at once. */
function stopOnSignal(servers: readonly Server[], sandbox: Sandbox): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    sandbox.hangUp();
    for (const server of servers) server.closeIdleConnections();
    const patience = setTimeout(() => process.exit(0), 3000);
    patience.unref();
    void Promise.all(closed)
      .then(() => sandbox.close())
      .then(() => process.exit(0))
      .catch((error: unknown) => fail(`not everything could be kept at the end: ${String(error)}`));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  if (process.argv.includes('--version')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const settings = readSettings(process.env, process.argv.slice(2));
  const { config } = settings;
  const warn = (line: string) => say(asJson ? line : `! ${line}`, 'warn');
  const sandbox = createSandbox({
    config,
    storage: openState(settings.db, warn),
    send: createSender({
      open: { 'http:': httpRequest, 'https:': httpsRequest },
      resolve: (hostname) => lookup(hostname, { all: true }),
      loopbackOnly: isLoopback(config.host),
    }),
    ...(settings.seed !== undefined && { dice: seededDice(settings.seed) }),
    log: warn,
  });
  const servers = await listenAll(settings, sandbox);
  printStart(settings);
  stopOnSignal(servers, sandbox);
}

main().catch((error: unknown) =>
  fail(
    error instanceof BadSetting
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error),
  ),
);
