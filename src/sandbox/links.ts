import type { Context } from 'hono';
import type { SandboxConfig } from './config.ts';
import type { Links } from './method.ts';
import { recent } from './recent.ts';

function makeLinks(own: string, proto: string | undefined, host: string | undefined, config: SandboxConfig): Links {
  const url = new URL(own);
  const asked = `${proto ?? url.protocol.slice(0, -1)}://${host ?? url.host}`;
  // A proxy may speak TLS for us: under the public name the public origin is the page's own.
  const isPublic = config.publicUrl !== undefined && new URL(config.publicUrl).host === url.host;
  const self =
    isPublic && config.publicUrl ? config.publicUrl : URL.canParse(asked) ? new URL(asked).origin : url.origin;
  const app = config.publicUrl ?? self;
  const bank = new URL(app);
  bank.port = String(config.bankPort);
  return { self, app, bank: config.bankUrl ?? bank.origin };
}

/** Links by the origins that were asked: they follow from those and from the configuration, which never changes, alone. */
const made = new WeakMap<SandboxConfig, ReturnType<typeof recent<Links>>>();
const HELD = 100;

function madeFor(config: SandboxConfig): ReturnType<typeof recent<Links>> {
  const known = made.get(config) ?? recent<Links>(HELD);
  made.set(config, known);
  return known;
}

/** Origins for links in the answer to this request. */
export function linksFor(c: Context, config: SandboxConfig): Links {
  const { url } = c.req;
  const origin = url.slice(0, url.indexOf('/', 'https://'.length));
  const forwarded = (name: string) =>
    config.trustProxy ? c.req.header(`x-forwarded-${name}`)?.split(',')[0]?.trim() : undefined;
  const [proto, host] = [forwarded('proto'), forwarded('host')];
  return madeFor(config).get(`${origin} ${proto} ${host}`, () => makeLinks(origin, proto, host, config));
}
