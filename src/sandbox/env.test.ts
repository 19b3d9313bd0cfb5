import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BadSetting, openState, readSettings } from './env.ts';
import { scratchFolder } from './scratch.ts';
import { closeStorage, command, openStorage, query } from './storage.ts';

test('everything has a default', () => {
  expect(readSettings({}, [])).toMatchObject({
    port: 4100,
    bankPort: 4101,
    db: '.kasir/sandbox.sqlite',
    config: {
      host: '127.0.0.1',
      adminToken: undefined,
      serverKey: 'SB-Mid-server-kasir-sandbox',
      minAmount: 0,
      allowedOrigins: [],
      trustProxy: false,
    },
  });
});

test('what is set counts', () => {
  const settings = readSettings(
    {
      KASIR_PORT: '4200',
      KASIR_BANK_URL: 'http://bank.localhost:4300/',
      KASIR_HOST: '0.0.0.0',
      KASIR_ORIGINS: 'https://shop.test/, null',
      KASIR_PUBLIC_URL: 'https://pay.test/x',
      KASIR_FINISH_URL: 'https://shop.test/finish?a=1',
      KASIR_TRUST_PROXY: '1',
    },
    ['--min-amount', '10000'],
  );
  expect(settings).toMatchObject({
    port: 4200,
    bankPort: 4300,
    config: {
      bankUrl: 'http://bank.localhost:4300',
      publicUrl: 'https://pay.test',
      finishUrl: 'https://shop.test/finish?a=1',
      allowedOrigins: ['https://shop.test', 'null'],
      minAmount: 10_000,
      trustProxy: true,
    },
  });
  expect(settings.config.adminToken).toMatch(/^[\w-]{20,}$/);
});

test.for([
  [{ KASIR_PORT: 'http' }, [], 'KASIR_PORT'],
  [{ KASIR_PORT: '70000' }, [], 'KASIR_PORT'],
  [{ KASIR_FINISH_URL: 'javascript:alert(1)' }, [], 'KASIR_FINISH_URL'],
  [{ KASIR_ORIGINS: 'shop.test' }, [], 'KASIR_ORIGINS'],
  [{ KASIR_NOTIFICATION_URL: 'ftp://shop.test' }, [], 'KASIR_NOTIFICATION_URL'],
  [{}, ['--min-amount=-5'], 'KASIR_MIN_AMOUNT'],
] as const)('%j %j is named', ([env, args, name]) => expect(() => readSettings(env, args)).toThrow(name));

test.for([
  [['--server-key', '--db', 'y.sqlite'], '--server-key needs a value'],
  [['--port'], '--port needs a value'],
  [['--port='], '--port needs a value'],
  [['--port', ''], '--port needs a value'],
  [['--db', 'y.sqlite', 'z.sqlite'], 'Argument 3 belongs to no flag; --help lists what is known'],
  [['-p', '4200'], 'Argument 1 belongs to no flag; --help lists what is known'],
  [['--server-kye=secret'], '--server-kye is not known; --help lists what is'],
  [['--port', '65535'], 'There is no port after 65535: set KASIR_BANK_PORT (--bank-port) to another one'],
] as const)('%j: %s', ([args, message]) => expect(() => readSettings({}, args)).toThrow(new BadSetting(message)));

test('flags come before variables, in either form, beside switches', () => {
  const { port, bankPort, db, jsonLogs } = readSettings({ KASIR_DB: 'x' }, [
    '--json-logs',
    '--version',
    '--port=65535',
    '--bank-port',
    '4200',
    '--db',
    'a=b',
  ]);
  expect([port, bankPort, db, jsonLogs]).toEqual([65_535, 4200, 'a=b', true]);
});

const silent = () => {};

test('a state that cannot be opened is said in a line', () => {
  const folder = scratchFolder();
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'no database '.repeat(100));
  for (const db of [text, folder, join(text, 'state.sqlite')]) {
    expect(() => openState(db, silent)).toThrow(BadSetting);
    expect(() => openState(db, silent)).toThrow(
      /^Cannot use .* as the state: .+ Set KASIR_DB \(--db\) to another file\.$/,
    );
  }
  openState(join(folder, 'new', 'state.sqlite'), silent).close();
});

test('a state is one sandbox’s at a time, by whatever path, and memory is everybody’s', () => {
  const folder = scratchFolder();
  const [file, link] = [join(folder, 'state.sqlite'), join(folder, 'link.sqlite')];
  const first = openState(file, silent);
  symlinkSync(file, link);
  for (const db of [file, link])
    expect(() => openState(db, silent, 0)).toThrow(
      new BadSetting(
        `${db} is in use by another sandbox. Stop that one, or set KASIR_DB (--db) to another file (:memory: keeps none).`,
      ),
    );
  expect(first.isOpen).toBe(true);
  for (const db of [':memory:', ':memory:', join(folder, 'other.sqlite')]) openState(db, silent, 0).close();
});

test('nobody reads a state while a sandbox has it; where somebody does already, that is said and works', () => {
  const folder = scratchFolder();
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const alone = openState(join(folder, 'alone.sqlite'), log);
  expect(() => openStorage(join(folder, 'alone.sqlite'), 0)).toThrow('database is locked');
  closeStorage(alone);
  const file = join(folder, 'shared.sqlite');
  const reader = openStorage(file);
  const read = query(reader, 'SELECT count(*) AS n FROM settings');
  expect(read.get()).toEqual({ n: 0 });
  expect(lines).toEqual([]);
  const shared = openState(file, log);
  command(shared, 'INSERT INTO settings (name, value) VALUES (?, ?)')('a', '');
  expect([read.get(), lines]).toEqual([
    { n: 1 },
    [`another program has ${file} open: that works, but every request takes longer`],
  ]);
  closeStorage(shared);
});

test.for([
  ['KASIR_SERVER_KEY', 'Mid-server-production'],
  ['KASIR_SERVER_KEY', 'SB-Mid-client-kasir'],
  ['KASIR_SERVER_KEY', 'SB-Mid-server-!'],
  ['KASIR_SERVER_KEY', 'bad'],
  ['KASIR_CLIENT_KEY', 'SB-Mid-server-oops'],
  ['KASIR_CLIENT_KEY', 'Mid-client-production'],
  ['KASIR_CLIENT_KEY', 'SB-Mid-client-a b'],
] as const)('%s=%s is refused, and not repeated', ([name, value]) => {
  const read = () => readSettings({ [name]: value }, []);
  expect(read).toThrow(BadSetting);
  expect(read).toThrow(new RegExp(`^${name} must begin with SB-Mid-`));
  expect(read).not.toThrow(value);
});

test('keys of one’s own are taken', () => {
  const env = { KASIR_SERVER_KEY: ' SB-Mid-server-Ab_1-2 ', KASIR_CLIENT_KEY: 'SB-Mid-client-Ab_1-2' };
  expect(readSettings(env, []).config).toMatchObject({
    serverKey: 'SB-Mid-server-Ab_1-2',
    clientKey: 'SB-Mid-client-Ab_1-2',
  });
});
