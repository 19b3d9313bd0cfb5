import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { SandboxConfig } from './config.ts';
import { basicUser, keyDigest, isDigest } from './keys.ts';
import { recent } from './recent.ts';
import { storedMerchant, type MerchantSettings } from './settings.ts';
import { command, query, type Storage } from './storage.ts';

interface Stored extends MerchantSettings {
  readonly serverKey?: string;
  readonly clientKey?: string;
}

interface Known {
  readonly config: SandboxConfig;
  readonly serverKey: Buffer;
  readonly clientKey: Buffer;
}

const secret = () => randomBytes(15).toString('base64url');

const newKeys = () => ({ serverKey: `SB-Mid-server-${secret()}`, clientKey: `SB-Mid-client-${secret()}` });

const ACCEPTED = 100;

/** The merchants of this sandbox: the one it was started with, and those that were added. Each has keys and data of its own. */
export function openMerchants(storage: Storage, base: SandboxConfig, log: (line: string) => void) {
  const rows = query<{ id: string; settings: string }>(storage, 'SELECT id, settings FROM merchants ORDER BY id');
  const put = command(storage, 'INSERT OR REPLACE INTO merchants (id, settings) VALUES (?, ?)');
  let known: ReadonlyMap<string, Known> | undefined;

  /** Without those whose settings are damaged in the file. */
  const stored = (): Map<string, Stored> =>
    new Map(
      rows.all().flatMap(({ id, settings }) => {
        const parsed = v.safeParse(storedMerchant, settings);
        if (!parsed.success)
          log(`the settings of merchant ${id} are damaged and set aside: ${parsed.issues[0].message}`);
        return parsed.success ? [[id, parsed.output as Stored] as const] : [];
      }),
    );

  const read = (): ReadonlyMap<string, Known> => {
    const kept = stored();
    // The keys of the first merchant are the operator's, whatever a file says.
    const own = { ...kept.get(base.merchantId), serverKey: base.serverKey, clientKey: base.clientKey };
    const all = new Map([[base.merchantId, own], ...[...kept].filter(([id]) => id !== base.merchantId)]);
    return new Map(
      [...all].map(([merchantId, settings]) => {
        const config: SandboxConfig = { ...base, ...settings, merchantId };
        return [
          merchantId,
          { config, serverKey: keyDigest(config.serverKey), clientKey: keyDigest(config.clientKey) },
        ] as const;
      }),
    );
  };

  const all = (): ReadonlyMap<string, Known> => (known ??= read());

  /** Looks at every merchant, so that the time tells nothing. */
  const byKey = (kind: 'serverKey' | 'clientKey', key: string): SandboxConfig | undefined => {
    const given = keyDigest(key);
    let found: SandboxConfig | undefined;
    for (const one of all().values()) if (isDigest(given, one[kind])) found = one.config;
    return found;
  };

  /** Whose key an `Authorization` header has, so that it need not be looked for again; a wrong one always is. */
  const accepted = recent<SandboxConfig>(ACCEPTED);
  const forget = () => {
    known = undefined;
    accepted.clear();
  };

  return {
    list: (): readonly SandboxConfig[] => [...all().values()].map(({ config }) => config),
    /** How that merchant is set up; one that is gone is as the first. */
    of: (id: string): SandboxConfig => (all().get(id) ?? all().get(base.merchantId))?.config ?? base,
    has: (id: string): boolean => all().has(id),
    byServerKey: (key: string) => byKey('serverKey', key),
    /** By the server key in a header of Basic authentication. */
    byAuthorization: (header: string) => accepted.get(header, () => byKey('serverKey', basicUser(header) ?? '')),
    byClientKey: (key: string) => byKey('clientKey', key),
    /** Changes some settings; the others stay. */
    change(id: string, settings: MerchantSettings): SandboxConfig {
      put(id, JSON.stringify({ ...stored().get(id), ...settings }));
      forget();
      return this.of(id);
    },
    /** A further merchant, with keys of its own. */
    add(settings: MerchantSettings, keys: { readonly serverKey?: string; readonly clientKey?: string } = {}) {
      const number = Math.max(...[...all().keys()].map((id) => Number(id.slice(1)) || 0)) + 1;
      const id = `G${String(number).padStart(9, '0')}`;
      const made: Stored = {
        ...settings,
        ...newKeys(),
        ...keys,
      };
      put(id, JSON.stringify(made));
      forget();
      return this.of(id);
    },
    /** Merchants that came in without their keys get new ones. */
    complete(): void {
      for (const [id, one] of stored())
        if (id !== base.merchantId && (one.serverKey === undefined || one.clientKey === undefined))
          put(id, JSON.stringify({ ...newKeys(), ...one }));
      forget();
    },
    /** After everything was forgotten or read in anew. */
    reload: forget,
  };
}

export type Merchants = ReturnType<typeof openMerchants>;
