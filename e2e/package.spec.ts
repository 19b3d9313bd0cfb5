import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { freePort, listen } from './servers.ts';

/** The package as a shop gets it: packed, put into an empty folder with the packages it names, and run there. */

type Wire = Record<string, unknown>;

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
};

let folder = '';
let packed: readonly string[] = [];

/** `npm install` without a network: the packages are already here. */
function install(tarball: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  execFileSync('tar', ['-xzf', tarball, '-C', modules]);
  cpSync(join(modules, 'package'), join(modules, 'kasir'), { recursive: true });
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
}

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kasir-package-'));
  const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [one] = JSON.parse(said) as [{ filename: string; files: { path: string }[] }];
  packed = one.files.map(({ path }) => path);
  install(join(folder, one.filename));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = () => join(folder, 'node_modules/kasir', manifest.bin['kasir-sandbox'] ?? '');

test('it has what runs, and neither tests nor the demo', () => {
  // npm refuses to publish a private one.
  expect(manifest.private).toBeUndefined();
  expect(packed).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'dist/sandbox/main.js',
      'dist/sandbox/app/index.html',
      'dist/snap/snap.js',
      'dist/snap/index.html',
      'docs/openapi.json',
      'docs/openapi-levers.json',
      'scripts/sandbox.mjs',
    ]),
  );
  expect(packed.filter((path) => /demo|test|e2e|\.spec\./.test(path) && !path.includes('testing'))).toEqual([]);
});

test('--help names every flag, --version what it is; one that is not known is refused', () => {
  const ask = (flag: string) => execFileSync(process.execPath, [command(), flag], { encoding: 'utf8', stdio: 'pipe' });
  const help = ask('--help');
  for (const flag of ['port', 'db', 'server-key', 'client-key', 'notification-url', 'merchant', 'seed', 'json-logs'])
    expect(help).toContain(`--${flag}`);
  expect(ask('--version')).toBe(`${manifest.version}\n`);
  expect(() => ask('--prot')).toThrow('--prot is not known');
});

interface Running {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly lines: () => readonly string[];
}

async function run(flags: Readonly<Record<string, string>>): Promise<Running> {
  const [port, bankPort] = [await freePort(), await freePort()];
  const given = Object.entries({ port: String(port), 'bank-port': String(bankPort), ...flags });
  const child = spawn(
    process.execPath,
    [command(), '--json-logs', ...given.flatMap(([name, value]) => [`--${name}`, value])],
    {
      cwd: folder,
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const origin = `http://127.0.0.1:${port}`;
  const health = () => fetch(`${origin}/_sandbox/health`).then((answer) => answer.json() as Promise<Wire>, String);
  await expect.poll(health, { timeout: 15_000 }).toMatchObject({ status: 'ok' });
  return { child, origin, lines: () => printed.trim().split('\n') };
}

const stop = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.kill(signal);
  });

async function order(origin: string, key: string): Promise<string> {
  const answer = await fetch(`${origin}/snap/v1/transactions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${key}:`)}` },
    body: JSON.stringify({ transaction_details: { order_id: 'PACK-1', gross_amount: 20_000 }, costumer_details: {} }),
  });
  return String(((await answer.json()) as Wire)['token']);
}

test('it runs with every flag, ends cleanly, and comes back with its state', async () => {
  test.setTimeout(60_000);
  const told: Wire[] = [];
  const shop = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      told.push(JSON.parse(body) as Wire);
      response.end('OK');
    });
  });
  const flags = {
    db: join(folder, 'deep', 'state.sqlite'),
    'server-key': 'SB-Mid-server-packed',
    'client-key': 'SB-Mid-client-packed',
    'notification-url': `http://127.0.0.1:${await listen(shop)}/notify`,
    merchant: 'Toko Paket',
    seed: '7',
  };
  const first = await run(flags);
  const token = await order(first.origin, flags['server-key']);
  const shown = (await (await fetch(`${first.origin}/snap/v1/transactions/${token}`)).json()) as { merchant: Wire };
  expect(shown.merchant).toMatchObject({
    client_key: 'SB-Mid-client-packed',
    preference: { display_name: 'Toko Paket' },
  });
  expect((await fetch(`${first.origin}/snap/v4/redirection/${token}`)).status).toBe(200);
  expect((await fetch(`${first.origin}/_sandbox/`)).status).toBe(200);
  await fetch(`${first.origin}/snap/v2/transactions/${token}/charge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"payment_type":"gopay"}',
  });
  await expect.poll(() => told).toMatchObject([{ order_id: 'PACK-1', transaction_status: 'pending' }]);
  expect(await stop(first.child, 'SIGTERM')).toBe(0);
  const lines = first.lines().map((line) => JSON.parse(line) as Wire);
  expect(lines.every(({ at, level, message }) => Boolean(at && level && message))).toBe(true);
  expect(lines.filter(({ level }) => level === 'warn')).toMatchObject([{ message: /costumer_details/ as unknown }]);

  const again = await run(flags);
  expect((await fetch(`${again.origin}/snap/v1/transactions/${token}`)).status).toBe(200);
  expect(await stop(again.child, 'SIGINT')).toBe(0);
  const fresh = await run({ ...flags, db: ':memory:' });
  expect(await order(fresh.origin, flags['server-key'])).toBe(token);
  await stop(fresh.child, 'SIGKILL');
  shop.close();
});

test('it listens on this machine only, and its levers have no other name', async () => {
  const { child, origin } = await run({ db: ':memory:' });
  const { port } = new URL(origin);
  const outside = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  for (const { address, family } of outside.filter(({ internal, family: kind }) => !internal && kind === 'IPv4'))
    await expect(fetch(`http://${address}:${port}/_sandbox/health`), `${family} ${address}`).rejects.toThrow();
  // A page whose name was made to point here: its requests carry that name.
  const rebound = (path: string) =>
    new Promise<number | undefined>((resolve) => {
      request({ port, path, headers: { host: `evil.test:${port}` } }, (answer) =>
        resolve(answer.resume().statusCode),
      ).end();
    });
  for (const path of ['/_sandbox/', '/_sandbox/transactions', '/_sandbox/export?keys=1'])
    expect(await rebound(path)).toBe(403);
  await stop(child, 'SIGTERM');
});

test('createSandbox and the levers are imported from it, and need no socket', () => {
  writeFileSync(
    join(folder, 'shop.test.mjs'),
    `import { createSandbox } from 'kasir';
     import { sandbox } from 'kasir/testing';
     const told = [];
     const gateway = createSandbox({
       config: { notificationUrl: 'http://shop.test/notify', merchantName: 'Toko Uji' },
       send: async ({ url, body }) => (told.push(JSON.parse(body).transaction_status), { status: 200, via: [url] }),
     });
     const headers = { authorization: 'Basic ' + btoa('SB-Mid-server-kasir-sandbox:'), 'content-type': 'application/json' };
     const body = JSON.stringify({ payment_type: 'gopay', transaction_details: { order_id: 'IN-1', gross_amount: 5000 } });
     const made = await gateway(new Request('http://localhost/v2/charge', { method: 'POST', headers, body }));
     await sandbox('http://localhost', { fetch: gateway }).settle('IN-1');
     await gateway.run();
     await gateway.close();
     console.log(JSON.stringify([(await made.json()).status_code, told]));`,
  );
  const said = execFileSync(process.execPath, [join(folder, 'shop.test.mjs')], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual(['201', ['pending', 'settlement']]);
});

/** What `tsc --strict` says about a file of a shop that has the package. */
function compiled(source: string, resolution: string): string {
  writeFileSync(join(folder, 'shop.ts'), source);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const how = ['--noEmit', '--pretty', 'false', '--strict', '--target', 'es2023', '--lib', 'es2023,dom', '--types', ''];
  const { stdout } = spawnSync(process.execPath, [tsc, ...how, '--module', resolution, 'shop.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout;
}

const SHOP = `
  import { createSandbox } from 'kasir';
  import { sandbox, type Fault } from 'kasir/testing';
  const gateway = createSandbox({ config: { merchantName: 'Toko Uji' } });
  const kasir = sandbox('http://localhost', { fetch: gateway });
  const wanted: Fault = { endpoint: 'pay', code: '503', times: 1 };
  await kasir.fault(wanted);
  const [first] = await kasir.notifications('ORD-1');
  const state: 'owed' | 'delivered' | 'failed' | 'nowhere' | undefined = first?.state;
  console.log(state, (await kasir.transactions({ search: 'ORD' }))[0]?.token);
`;

/** Each has one property that is not there, or of another type. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ["createSandbox({ config: { merchantNam: 'x' } });", 'merchantNam'],
  ["sandbox('http://localhost', { tokn: 'x' });", 'tokn'],
  ["await kasir.fault({ endpoint: 'pay', cod: '503' });", 'cod'],
  ["(await kasir.notifications('ORD-1'))[0]?.stat;", 'stat'],
  ["await kasir.move('pay', 'ORD-1');", 'Transition'],
  ['(await kasir.merchants())[0]?.server_key.length.server_key;', 'server_key'],
];

test('its types hold a strict TypeScript file of a shop to what is there', () => {
  for (const resolution of ['node16', 'esnext']) {
    expect(compiled(SHOP, resolution)).toBe('');
    const said = compiled([SHOP, ...MISTAKES.map(([line]) => line)].join('\n'), resolution);
    expect(said.split('\n').filter((line) => line.startsWith('shop.ts'))).toHaveLength(MISTAKES.length);
    for (const [, name] of MISTAKES) expect(said).toContain(`'${name}'`);
  }
});

test('createSandbox serves the checkout and the console it was built with', () => {
  writeFileSync(
    join(folder, 'page.test.mjs'),
    `import { createSandbox } from 'kasir';
     const gateway = createSandbox();
     const of = async (path) => {
       const answer = await gateway(new Request('http://localhost' + path));
       return [answer.status, (await answer.text()).length > 500];
     };
     console.log(JSON.stringify([await of('/snap/snap.js'), await of('/snap/v4/popup'), await of('/_sandbox/')]));
     await gateway.close();`,
  );
  const said = execFileSync(process.execPath, [join(folder, 'page.test.mjs')], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual(Array.from({ length: 3 }, () => [200, true]));
});

test('what the container file copies and runs is there', () => {
  const lines = readFileSync(join(root, 'scripts/Containerfile'), 'utf8').split('\n');
  const copied = lines.flatMap((line) => {
    const [word, ...parts] = line.split(/\s+/);
    if (word !== 'COPY') return [];
    return parts.filter((part) => !part.startsWith('--')).slice(0, -1);
  });
  const sources = copied.map((path) => path.replace(/^\/app\//, ''));
  expect(sources).toEqual(expect.arrayContaining(['package-lock.json', 'node_modules', 'dist', 'scripts/sandbox.mjs']));
  expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const started = JSON.parse(lines.find((line) => line.startsWith('CMD '))?.slice(4) ?? '[]') as string[];
  const main = started.at(-1) ?? '';
  expect(sources.some((path) => path === main || main.startsWith(`${path}/`))).toBe(true);
  expect(existsSync(join(root, main))).toBe(true);
});
