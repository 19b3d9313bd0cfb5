import { randomBytes } from 'node:crypto';
import { isWebUrl } from '../lib/url.ts';
import { DEFAULT_CONFIG, isLoopback, type SandboxConfig } from './config.ts';

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

/** `--name value` or `--name=value`. */
function argument(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((one) => one === `--${name}` || one.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  const text = args[at] ?? '';
  return text.includes('=') ? text.slice(text.indexOf('=') + 1) : args[at + 1];
}

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

const SWITCHES = ['json-logs', 'help'] as const;

/** The environment with the flags laid over it. @throws BadSetting for one that is not known. */
function withFlags(env: Env, args: readonly string[]): Env {
  const unknown = args.find(
    (one) =>
      one.startsWith('--') &&
      !Object.hasOwn(FLAGS, one.slice(2).replace(/=.*/s, '')) &&
      !SWITCHES.some((name) => one === `--${name}`),
  );
  if (unknown !== undefined) throw new BadSetting(`${unknown.slice(0, 60)} is not known; --help lists what is`);
  const given = Object.entries(FLAGS).flatMap(([flag, name]) => {
    const value = argument(args, flag);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...env, ...Object.fromEntries(given) };
}

/** @throws BadSetting */
export function readSettings(given: Env, args: readonly string[]): Settings {
  const env = withFlags(given, args);
  const port = number(env['KASIR_PORT'], 'KASIR_PORT', 4100, 65_535);
  const bankUrl = origin(env, 'KASIR_BANK_URL');
  const bankPort = number(
    env['KASIR_BANK_PORT'],
    'KASIR_BANK_PORT',
    Number(bankUrl === undefined ? 0 : new URL(bankUrl).port) || port + 1,
    65_535,
  );
  const host = env['KASIR_HOST']?.trim() || DEFAULT_CONFIG.host;
  const config: SandboxConfig = {
    ...DEFAULT_CONFIG,
    serverKey: env['KASIR_SERVER_KEY'] || DEFAULT_CONFIG.serverKey,
    clientKey: env['KASIR_CLIENT_KEY'] || DEFAULT_CONFIG.clientKey,
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
