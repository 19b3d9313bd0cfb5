import type { Context } from 'hono';
import { authorized, type Core } from './gateway.ts';
import { basicUser, looksLikeServerKey } from './keys.ts';

/**
 * The sandbox of the merchant whose server key the request carries. Without one: undefined, and a line for the developer that
 * says what was sent instead, and what to do. No key is repeated.
 */
export function withServerKey(c: Context, core: Core, what: string): Core | undefined {
  const { log } = core;
  if (c.req.header('origin') !== undefined) {
    log(`${what} from a browser: answered 401. Ask on your server; the server key must never reach a browser`);
    return undefined;
  }
  const merchant = authorized(c, core);
  if (merchant) return merchant;
  const user = basicUser(c.req.header('authorization') ?? '');
  if (user === undefined) log(`${what} without Basic authentication: send base64("<server key>:")`);
  else if (/client-/.test(user)) log(`${what} with a client key: the server key is needed here`);
  else if (looksLikeServerKey(user))
    log(
      user.startsWith('SB-')
        ? `${what} with another server key: this sandbox knows those that it prints at start and shows under Merchants`
        : `${what} with a production server key: a sandbox takes keys that begin with SB-; keep the other one away from here`,
    );
  else log(`${what} with a wrong server key`);
  return undefined;
}
