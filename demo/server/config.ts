/** What the shop is told from outside. The server key stays in this process: no page, answer or log carries it. */
export interface Config {
  host: string;
  port: number;
  /** The shop's own origin, put into finish and notification URLs. */
  shopUrl: string;
  /** The gateway's origin: `snap.js`, the checkout and both of its APIs. */
  gatewayUrl: string;
  serverKey: string;
  clientKey: string;
  /** What the sandbox wants for its levers beyond loopback; empty on one machine. */
  adminToken: string;
  /** SQLite file of the orders, or `:memory:`. */
  database: string;
  /** Pages load anew after a build. */
  reload: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from environment variables; every one of them has a default that fits `npm start`.
 * @throws Error naming the variable that cannot be used.
 */
export function readConfig(env: Environment): Config {
  const host = env['KASIR_SHOP_HOST'] || '127.0.0.1';
  const port = portOf(env, 'KASIR_SHOP_PORT', 4000);
  const gatewayPort = portOf(env, 'KASIR_PORT', 4100);
  return {
    host,
    port,
    shopUrl: originOf('KASIR_SHOP_URL', env['KASIR_SHOP_URL'] || `http://127.0.0.1:${port}`),
    gatewayUrl: originOf('KASIR_URL', env['KASIR_URL'] || env['KASIR_PUBLIC_URL'] || `http://localhost:${gatewayPort}`),
    serverKey: env['KASIR_SERVER_KEY'] || 'SB-Mid-server-kasir-sandbox',
    clientKey: env['KASIR_CLIENT_KEY'] || 'SB-Mid-client-kasir-sandbox',
    adminToken: env['KASIR_ADMIN_TOKEN'] || '',
    database: env['KASIR_SHOP_DB'] || '.kasir/shop.db',
    reload: env['KASIR_DEV'] === '1',
  };
}

function portOf(env: Environment, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} is not a port: ${text}`);
  return port;
}

function originOf(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new Error(`${name} is not an http(s) address: ${text}`);
  }
  return url.origin;
}
