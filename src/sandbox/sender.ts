import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { addressKind, type AddressKind } from './addresses.ts';
import { USER_AGENT, type Delivery, type Sender } from './notifications.ts';

/** As much of node:http as a post needs. */
interface Answered {
  readonly statusCode?: number | undefined;
  readonly headers: { readonly location?: string | undefined };
  readonly on: (event: 'data' | 'end' | 'error' | 'close', listener: (chunk?: unknown) => void) => unknown;
}
interface Posting {
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown;
  readonly end: (body: string) => unknown;
}
interface Options {
  readonly method: string;
  readonly headers: Record<string, string | number>;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
  readonly agent: false;
}
type Open = (url: URL, options: Options, answer: (message: Answered) => void) => Posting;

export interface SenderWorld {
  /** `request` of node:http and node:https. */
  readonly open: Readonly<Record<'http:' | 'https:', Open>>;
  readonly resolve: (hostname: string) => Promise<readonly LookupAddress[]>;
  /** Whether only this machine reaches the sandbox; then its own networks may be notified. */
  readonly loopbackOnly: boolean;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
const MAX_REDIRECTS = 5;

class Refused extends Error {}

const PUBLIC_ONLY: ReadonlySet<AddressKind> = new Set(['public']);
const ANY_SHOP: ReadonlySet<AddressKind> = new Set(['public', 'private', 'loopback']);

/** The one address to connect to. Checked here and used as it is, so that a name cannot mean another address a moment later. */
async function addressOf(url: URL, allowed: ReadonlySet<AddressKind>, world: SenderWorld): Promise<LookupAddress> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Refused(`${url.protocol} is neither http nor https`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) === 0 ? await world.resolve(host) : [{ address: host, family: isIP(host) }];
  const first = found[0];
  if (!first) throw new Refused(`${host} has no address`);
  const refused = found.find(({ address }) => !allowed.has(addressKind(address)));
  if (refused)
    throw new Refused(`${host} is a ${addressKind(refused.address)} address, which notifications do not go to`);
  return first;
}

const fixedLookup = ({ address, family }: LookupAddress): LookupFunction =>
  ((_name: string, options: { all?: boolean }, done: (error: null, address: unknown, family?: number) => void) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family)) as LookupFunction;

/** So much of an answer is kept for the log. */
const LONGEST_ANSWER = 2000;

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly answer: string;
}

function post(url: URL, body: string, to: LookupAddress, signal: AbortSignal, { open }: SenderWorld): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'user-agent': USER_AGENT,
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const send = open[url.protocol === 'https:' ? 'https:' : 'http:'];
    let fail: (error: Error) => void = reject;
    const request = send(url, { method: 'POST', headers, lookup: fixedLookup(to), signal, agent: false }, (answer) => {
      let text = '';
      const finish = () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, answer: text });
      // What has begun has answered: its status counts, however its body ends.
      fail = finish;
      answer.on('data', (chunk) => (text = (text + String(chunk)).slice(0, LONGEST_ANSWER)));
      answer.on('end', finish);
      answer.on('error', finish);
      answer.on('close', finish);
    });
    request.on('error', (error) => fail(error));
    request.end(body);
  });
}

/** Addresses that this hop may go to. A public server may not send the post on into a private network. */
function allowedFor(
  hop: number,
  trusted: boolean,
  first: AddressKind,
  { loopbackOnly }: SenderWorld,
): ReadonlySet<AddressKind> {
  if (hop === 0) return trusted || loopbackOnly ? ANY_SHOP : PUBLIC_ONLY;
  return first === 'public' || !loopbackOnly ? PUBLIC_ONLY : ANY_SHOP;
}

async function follow(
  start: string,
  body: string,
  trusted: boolean,
  via: string[],
  world: SenderWorld,
): Promise<Delivery> {
  const signal = AbortSignal.timeout(world.timeoutMs ?? TIMEOUT_MS);
  let first: AddressKind = 'public';
  let url = new URL(start);
  for (let hop = 0; ; hop++) {
    const to = await addressOf(url, allowedFor(hop, trusted, first, world), world);
    if (hop === 0) first = addressKind(to.address);
    via.push(url.href);
    const { status, location, answer } = await post(url, body, to, signal, world);
    if ((status !== 307 && status !== 308) || location === undefined || hop === MAX_REDIRECTS)
      return { status, answer, via };
    url = new URL(location, url);
  }
}

/**
 * Posts notifications over HTTP (contract §5.4): 15 s for all of it, 307 and 308 followed up to five times, http(s) only.
 * Every hop's address is checked before it is connected to. The operator's own URL may be anywhere.
 */
export function createSender(world: SenderWorld): Sender {
  return async ({ url, body, trusted }) => {
    const via: string[] = [];
    try {
      return await follow(url, body, trusted, via, world);
    } catch (error) {
      const timedOut = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
      return {
        error: timedOut ? 'no answer in time' : error instanceof Error ? error.message || error.name : String(error),
        via,
      };
    }
  };
}
