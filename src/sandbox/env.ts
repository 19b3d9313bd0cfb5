import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import * as v from 'valibot';
import { isWebUrl } from '../lib/url.ts';
import { DEFAULT_CONFIG, isLoopback, type SandboxConfig } from './config.ts';
import { clientKey, serverKey } from './settings.ts';
import { isBusy, keepAlone, MEMORY, openStorage, type Storage } from './storage.ts';

/** Everything that a started sandbox takes from its environment and its arguments. */
export interface Settings {
  readonly config: SandboxConfig;
  readonly port: number;
  readonly bankPort: number;
  readonly db: string;
  /** Every line that is printed is a JSON object. */
  readonly jsonLogs: boolean;
  /** Makes ids and numbers the same in every run. */
  readonly seed: number | undefined;
}

/** A setting that cannot be used; the message names it and says what is wanted. */
export class BadSetting extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

const origin = (env: Env, name: string): string | undefined => {
  const text = env[name]?.trim();
  if (!text) return undefined;
  if (!isWebUrl(text)) throw new BadSetting(`${name} must be an http(s) URL`);
  return new URL(text).origin;
};

const link = (env: Env, name: string): string | undefined => {
  const text = env[name]?.trim();
  if (!text) return undefined;
  if (!isWebUrl(text)) throw new BadSetting(`${name} must be an http(s) URL`);
  return text;
};

const number = (text: string | undefined, name: string, otherwise: number, most = Number.MAX_SAFE_INTEGER): number => {
  if (text === undefined || text.trim() === '') return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0 || value > most)
    throw new BadSetting(`${name} must be a whole number up to ${most}`);
  return value;
};

const origins = (env: Env): readonly string[] =>
  (env['KASIR_ORIGINS'] ?? '')
    .split(/[\s,]+/)
    .filter((text) => text !== '')
    .map((text) => {
      if (text === 'null') return text;
      if (!isWebUrl(text)) throw new BadSetting('KASIR_ORIGINS must be a list of origins, as https://shop.example');
      return new URL(text).origin;
    });

const locale = (env: Env): 'en' | 'id' => {
  const text = env['KASIR_LOCALE'] ?? 'id';
  if (text !== 'en' && text !== 'id') throw new BadSetting('KASIR_LOCALE must be en or id');
  return text;
};

/** Flags of the command line, and the variables that they stand for. */
export const FLAGS: Readonly<Record<string, string>> = {
  port: 'KASIR_PORT',
  'bank-port': 'KASIR_BANK_PORT',
  host: 'KASIR_HOST',
  db: 'KASIR_DB',
  'server-key': 'KASIR_SERVER_KEY',
  'client-key': 'KASIR_CLIENT_KEY',
  merchant: 'KASIR_MERCHANT',
  'notification-url': 'KASIR_NOTIFICATION_URL',
  'min-amount': 'KASIR_MIN_AMOUNT',
  seed: 'KASIR_SEED',
};

const SWITCHES = ['json-logs', 'help', 'version'] as const;

/** What the command line says, by variable: `--name value` or `--name=value`. No value is repeated in a message. @throws BadSetting */
function flagsOf(args: readonly string[]): Env {
  const found: Record<string, string> = {};
  for (let at = 0; at < args.length; at++) {
    const [flag = '', ...inline] = (args[at] ?? '').split('=');
    if (!flag.startsWith('--'))
      throw new BadSetting(`Argument ${at + 1} belongs to no flag; --help lists what is known`);
    if (SWITCHES.some((name) => args[at] === `--${name}`)) continue;
    const name = flag.slice(2);
    const variable = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
    if (variable === undefined) throw new BadSetting(`${flag.slice(0, 60)} is not known; --help lists what is`);
    const value = inline.length > 0 ? inline.join('=') : args[++at];
    if (value === undefined || value === '' || (inline.length === 0 && value.startsWith('--')))
      throw new BadSetting(`${flag} needs a value`);
    found[variable] = value;
  }
  return found;
}

/** Each open state's lock, held for as long as the state is: the system frees it when the process ends, however it does. */
const locks = new WeakMap<Storage, Storage>();

/** Longer than a sandbox that was told to stop may take: the next one waits for it. */
const STOPPING_MS = 3500;

/** The file by the one path that all its names lead to; it need not be there yet. */
function realFile(db: string): string {
  if (existsSync(db)) {
    if (!statSync(db).isFile()) throw new Error('it is no file');
    return realpathSync(db);
  }
  mkdirSync(dirname(db), { recursive: true });
  return join(realpathSync(dirname(db)), basename(db));
}

/** Two sandboxes on one file would each answer from their own memory. Taken before the file is opened: who waits disturbs nobody. */
function lock(file: string, patienceMs: number): Storage {
  const held = new DatabaseSync(`${file}-lock`);
  try {
    held.exec(`PRAGMA busy_timeout = ${patienceMs}; BEGIN EXCLUSIVE`);
    return held;
  } catch (error) {
    held.close();
    throw error;
  }
}

function openAlone(db: string, patienceMs: number, log: (line: string) => void): Storage {
  const file = realFile(db);
  const held = lock(file, patienceMs);
  try {
    const storage = openStorage(file, patienceMs);
    locks.set(storage, held);
    if (!keepAlone(storage)) log(`another program has ${db} open: that works, but every request takes longer`);
    return storage;
  } catch (error) {
    held.close();
    throw error;
  }
}

/** Opens the state for this process alone. @throws BadSetting where it is in use, or no file of ours and none can be made */
export function openState(db: string, log: (line: string) => void, patienceMs = STOPPING_MS): Storage {
  try {
    return db === MEMORY ? openStorage(db) : openAlone(db, patienceMs, log);
  } catch (error) {
    if (isBusy(error))
      throw new BadSetting(
        `${db} is in use by another sandbox. Stop that one, or set KASIR_DB (--db) to another file (:memory: keeps none).`,
      );
    const why = error instanceof Error ? error.message : String(error);
    throw new BadSetting(`Cannot use ${db} as the state: ${why}. Set KASIR_DB (--db) to another file.`);
  }
}

/** Where bank pages are served unless it is said: at the next port. */
function portAfter(port: number): number {
  if (port < 65_535) return port + 1;
  throw new BadSetting('There is no port after 65535: set KASIR_BANK_PORT (--bank-port) to another one');
}

/** One of the merchant's keys; it is not repeated, since a production key may stand there. */
function key(env: Env, name: string, rule: typeof serverKey | typeof clientKey): string | undefined {
  const text = env[name]?.trim();
  if (!text) return undefined;
  const parsed = v.safeParse(rule, text);
  if (parsed.success) return text;
  throw new BadSetting(
    `${name} ${parsed.issues[0].message}, and have letters, digits, - and _ only: keys of production, and of the other kind, do not belong here`,
  );
}

/** @throws BadSetting */
export function readSettings(given: Env, args: readonly string[]): Settings {
  const env = { ...given, ...flagsOf(args) };
  const port = number(env['KASIR_PORT'], 'KASIR_PORT', 4100, 65_535);
  const bankUrl = origin(env, 'KASIR_BANK_URL');
  const ofUrl = Number(bankUrl === undefined ? 0 : new URL(bankUrl).port);
  const bankPort = env['KASIR_BANK_PORT']?.trim()
    ? number(env['KASIR_BANK_PORT'], 'KASIR_BANK_PORT', 0, 65_535)
    : ofUrl || portAfter(port);
  const host = env['KASIR_HOST']?.trim() || DEFAULT_CONFIG.host;
  const config: SandboxConfig = {
    ...DEFAULT_CONFIG,
    serverKey: key(env, 'KASIR_SERVER_KEY', serverKey) ?? DEFAULT_CONFIG.serverKey,
    clientKey: key(env, 'KASIR_CLIENT_KEY', clientKey) ?? DEFAULT_CONFIG.clientKey,
    merchantName: env['KASIR_MERCHANT'] || DEFAULT_CONFIG.merchantName,
    locale: locale(env),
    recurringMid: env['KASIR_RECURRING_MID'] === '1',
    otherVaProcessor: env['KASIR_OTHER_VA_PROCESSOR'] || DEFAULT_CONFIG.otherVaProcessor,
    headerColor: env['KASIR_HEADER_COLOR'],
    buttonColor: env['KASIR_BUTTON_COLOR'],
    finishUrl: link(env, 'KASIR_FINISH_URL'),
    unfinishUrl: link(env, 'KASIR_UNFINISH_URL'),
    errorUrl: link(env, 'KASIR_ERROR_URL'),
    notificationUrl: link(env, 'KASIR_NOTIFICATION_URL'),
    allowedOrigins: origins(env),
    minAmount: number(env['KASIR_MIN_AMOUNT'], 'KASIR_MIN_AMOUNT', 0),
    host,
    adminToken: isLoopback(host) ? undefined : env['KASIR_ADMIN_TOKEN'] || randomBytes(18).toString('base64url'),
    publicUrl: origin(env, 'KASIR_PUBLIC_URL'),
    bankUrl,
    bankPort,
    trustProxy: env['KASIR_TRUST_PROXY'] === '1',
  };
  return {
    config,
    port,
    bankPort,
    db: env['KASIR_DB'] || '.kasir/sandbox.sqlite',
    jsonLogs: args.includes('--json-logs') || env['KASIR_JSON_LOGS'] === '1',
    seed: env['KASIR_SEED'] === undefined ? undefined : number(env['KASIR_SEED'], 'KASIR_SEED', 0, 2 ** 32 - 1),
  };
}
