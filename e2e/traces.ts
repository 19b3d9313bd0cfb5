import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page, Request } from '@playwright/test';
import type { Gateway, Shop } from './servers.ts';

/** A secret, and every way to write it that a search has to know. */
export interface Secret {
  readonly name: string;
  readonly isIn: (text: string) => boolean;
}

/** The part of a text's base64 that is the same whatever stands before and after it, for each of the three alignments. */
const inBase64 = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.from('\0'.repeat(before) + text).toString('base64');
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + text.length) * 8) / 6));
  });

const percent = (text: string): string => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');

/** A card number: raw, in groups however they are parted, percent-encoded, in base64 and in hexadecimal. */
export function cardNumber(number: string): Secret {
  const parted = new RegExp([...number].join(String.raw`(?:%20|%2D|\\u0020|[ +.\-\u00a0])*`), 'i');
  const fours = number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
  const amex = `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`;
  const forms = [number, fours, amex];
  const encoded = forms.flatMap((form) => [
    ...inBase64(form),
    percent(form),
    percent(form).toLowerCase(),
    Buffer.from(form).toString('hex'),
  ]);
  return { name: 'card number', isIn: (text) => parted.test(text) || encoded.some((form) => text.includes(form)) };
}

/** A CVV or a PIN has too few digits to be looked for inside others: it is looked for as a word of its own, and as a JSON string. */
export function code(name: string, digits: string): Secret {
  const alone = new RegExp(`(?<![0-9a-z.%-])${digits}(?![0-9a-z.%-])`, 'i');
  const encoded = [percent(digits), ...inBase64(`"${digits}"`), ...inBase64(`=${digits}&`)];
  return { name, isIn: (text) => alone.test(text) || encoded.some((form) => text.includes(form)) };
}

/** Everywhere that something may get to from the checkout. */
export const PLACES = [
  'answer',
  'clipboard',
  'console',
  'database',
  'history',
  'lever',
  'log',
  'message',
  'notification',
  'page',
  'request',
  'shop',
  'storage',
] as const;

export interface Trace {
  /** One of `PLACES`. */
  readonly place: string;
  readonly text: string;
}

/** Where at the shop notifications go. */
export const NOTIFY = '/notify';

/** Runs in every document before its own scripts: tells what leaves it by ways that a browser's tools do not show. */
function listen(): void {
  const say = (place: string, value: unknown) => {
    const tell = (window as unknown as { tellTrace?: (trace: Trace) => void }).tellTrace;
    let text = String(value);
    try {
      text = typeof value === 'string' ? value : JSON.stringify(value);
    } catch {
      // Not data that could be sent anywhere.
    }
    tell?.({ place, text: text ?? '' });
  };
  addEventListener('message', (event) => say('message', event.data), true);
  const wrap = (owner: object, name: string, place: string) => {
    const methods = owner as Record<string, (...given: unknown[]) => unknown>;
    const original = methods[name];
    if (!original) return;
    methods[name] = function wrapped(this: unknown, ...given: unknown[]) {
      say(place, given);
      return original.apply(this, given);
    };
  };
  wrap(MessagePort.prototype, 'postMessage', 'message');
  wrap(BroadcastChannel.prototype, 'postMessage', 'message');
  wrap(Storage.prototype, 'setItem', 'storage');
  wrap(Cache.prototype, 'put', 'storage');
  if (navigator.clipboard) wrap(navigator.clipboard, 'writeText', 'clipboard');
  wrap(IDBObjectStore.prototype, 'put', 'storage');
  wrap(IDBObjectStore.prototype, 'add', 'storage');
  wrap(History.prototype, 'pushState', 'history');
  wrap(History.prototype, 'replaceState', 'history');
  wrap(Navigator.prototype, 'sendBeacon', 'request');
  wrap(WebSocket.prototype, 'send', 'request');
}

/** What is in cookies and storage of every document that is open. */
async function stored(context: BrowserContext, page: Page): Promise<Trace[]> {
  const read = () =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, window.name]);
  const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(read).catch(() => '')));
  return [JSON.stringify(await context.storageState()), ...frames].map((text) => ({ place: 'storage', text }));
}

/** What a tester sees of the sandbox: its whole state, notifications, e-mails, the timelines of all transactions. */
async function levers({ origin }: Gateway): Promise<Trace[]> {
  const ask = async (path: string) => (await fetch(`${origin}/_sandbox/${path}`)).text();
  const listed = await ask('transactions');
  const { transactions } = JSON.parse(listed) as { transactions: { token: string }[] };
  const paths = ['export?keys=1', 'notifications', 'outbox', 'transactions.csv'];
  const timelines = transactions.map(({ token }) => `transactions/${token}`);
  const texts = await Promise.all([...paths, ...timelines].map(ask));
  return [listed, ...texts].map((text) => ({ place: 'lever', text }));
}

export interface Traced {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly gateway: Gateway;
  readonly shop: Shop;
  /** Where the gateway's database is. */
  readonly folder: string;
  /** The one request whose body secrets belong in. */
  readonly belongs: (request: Request) => boolean;
}

/** Writes down everything that leaves the checkout, and reads what the gateway and the shop kept. */
export async function trace({ context, page, gateway, shop, folder, belongs }: Traced) {
  const traces: Trace[] = [];
  const add = (place: string, text: string) => void traces.push({ place, text });
  await context.exposeBinding('tellTrace', (_source, told: Trace) => void traces.push(told));
  await context.addInitScript(listen);
  const sent: string[] = [];
  const reading: Promise<void>[] = [];
  context.on('request', (request) => {
    const headers = JSON.stringify(request.headers());
    const body = request.postData() ?? '';
    // The body, and only the body.
    if (request.method() === 'POST' && belongs(request)) sent.push(body);
    else add('request', body);
    add('request', `${request.method()} ${request.url()} ${headers}`);
  });
  context.on('response', (response) => {
    if (!/\/(snap|v1|v2)\//.test(response.url()) || /\.(js|css)$/.test(response.url())) return;
    reading.push(
      response.text().then(
        (text) => add('answer', text),
        () => {},
      ),
    );
  });
  context.on('console', (line) => add('console', line.text()));
  context.on('weberror', (thrown) => add('console', String(thrown.error().stack ?? thrown.error())));
  page.on('framenavigated', (frame) => add('history', frame.url()));

  return {
    /** Bodies of the requests that secrets belong in, in order. */
    sent,
    /** Storage now, for what might be there only for a while. */
    look: async () => void traces.push(...(await stored(context, page))),
    /** Everything, with what the servers hold. */
    all: async (): Promise<readonly Trace[]> => {
      // A body that never comes (a page that was left) is not waited for.
      await Promise.race([Promise.all(reading), page.waitForTimeout(3000)]);
      const database = readdirSync(folder).map((file) => ({
        place: 'database',
        text: readFileSync(join(folder, file), 'latin1'),
      }));
      const shopAsked = shop.asked.map((asked) => ({
        place: asked.url === NOTIFY ? 'notification' : 'shop',
        text: JSON.stringify(asked),
      }));
      return [
        ...traces,
        ...(await stored(context, page)),
        ...(await levers(gateway)),
        { place: 'page', text: await page.content() },
        { place: 'log', text: gateway.printed() },
        ...shopAsked,
        ...database,
      ];
    },
  };
}

/** Where a secret was found. */
export const placesOf = (secret: Secret, traces: readonly Trace[]): string[] => [
  ...new Set(traces.filter(({ text }) => secret.isIn(text)).map(({ place }) => place)),
];
