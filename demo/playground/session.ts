import { computed, effect, signal } from '@preact/signals';
import { ask, problemOf, watchOrder, type OrderView, type Problem } from '../page/back-end.ts';
import { read, write } from '../page/language.ts';
import { pageSnap } from '../page/snap.ts';
import { testCards } from './cards.ts';
import { parseObject, pretty, valueAt, withValue, type JsonObject } from './json.ts';
import { fromHash, toHash } from './link.ts';
import { callbackNames } from './options.ts';
import { presets, type PresetName } from './presets.ts';
import { newOrderId, ORDER_ID, type Settings } from './settings.ts';

/** A line of the live log. What it says is put into words where it is shown, in the language of that moment. */
export interface LogEntry {
  id: number;
  /** Epoch milliseconds. */
  at: number;
  kind: 'callback' | 'notification' | 'state' | 'note' | 'error';
  name: string;
  /** For a callback: which one it is of this opening. More than one is a mistake of the widget. */
  count?: number;
  payload?: unknown;
}

/** The token that is being tried. */
export interface Transaction {
  orderId: string;
  token: string;
  redirectUrl: string;
}

interface GatewayFacts {
  url: string;
  reachable: boolean;
  sandbox: boolean;
  cards: unknown;
}

const STORED = 'kopi-lereng.playground.order';
/** The log keeps this many lines. */
const MAX_LOG = 200;

const finishUrl = `${location.origin}/finish`;

export function presetRequest(name: PresetName): JsonObject {
  return withValue(presets[name](finishUrl), ORDER_ID, newOrderId(Date.now()));
}

const usual: Settings = {
  request: presetRequest('usual'),
  renewsOrderId: true,
  mode: 'popup',
  options: {},
  callbacks: callbackNames,
  showsFirst: false,
};

export const settings = signal(usual);
/** The request as it is being typed; null while it follows the form. */
const typed = signal<string | null>(null);
export const jsonText = computed(() => typed.value ?? pretty(settings.value.request));
/** What is wrong with the typed JSON; null while it is right. */
export const jsonProblem = computed(() => {
  const parsed = typed.value === null ? null : parseObject(typed.value);
  return parsed && 'reason' in parsed ? parsed : null;
});

/** Changes the settings by hand; the typed JSON follows. */
export function change(part: Partial<Settings>): void {
  settings.value = { ...settings.value, ...part };
  if (part.request) typed.value = null;
}

/** Takes typed JSON: kept as it is, and followed by the form as soon as it is right. */
export function typeJson(text: string): void {
  typed.value = text;
  const parsed = parseObject(text);
  if ('value' in parsed) settings.value = { ...settings.value, request: parsed.value };
}

export function discardJson(): void {
  typed.value = null;
}

/** The link that reproduces the settings: the part after `#`, and what of a restored one made no sense. */
export const linkHash = signal('');
export const dropped = signal<readonly string[]>([]);

/** Restores the settings from the address, and keeps the address up to date from then on. */
export async function followAddress(): Promise<void> {
  const restore = async () => {
    const found = await fromHash(location.hash, usual);
    if (!found || location.hash === `#${linkHash.value}`) return;
    const { request } = found.settings;
    const named = valueAt(request, ORDER_ID) !== undefined;
    change({ ...found.settings, request: named ? request : withValue(request, ORDER_ID, newOrderId(Date.now())) });
    dropped.value = found.dropped;
  };
  await restore();
  addEventListener('hashchange', () => void restore());
  effect(() => {
    const current = settings.value;
    void toHash(current).then((hash) => {
      if (settings.value !== current) return;
      linkHash.value = hash;
      history.replaceState(null, '', `#${hash}`);
    });
  });
}

export const gateway = signal<GatewayFacts | null>(null);
export const cards = computed(() => testCards(gateway.value?.cards));

export async function askGateway(): Promise<void> {
  gateway.value = await ask<GatewayFacts>('/playground/gateway').catch(() => null);
  if (!gateway.value) problem.value = { code: 'offline', message: '' };
}

export const log = signal<readonly LogEntry[]>([]);
let entries = 0;

export function note(entry: Omit<LogEntry, 'id' | 'at'> & { at?: number }): void {
  log.value = [{ id: (entries += 1), at: Date.now(), ...entry }, ...log.value].slice(0, MAX_LOG);
}

export const transaction = signal<Transaction | null>(null);
export const orderState = signal('');
export const problem = signal<Problem | null>(null);
let unwatch = () => {};

/** Makes an order the one that the log, the state and the levers are about. */
function follow(next: Transaction): void {
  unwatch();
  transaction.value = next;
  orderState.value = '';
  write(STORED, next.orderId);
  unwatch = watchOrder(next.orderId, {
    order: ({ state }) => {
      if (orderState.value && orderState.value !== state) note({ kind: 'state', name: state });
      orderState.value = state;
    },
    notification: ({ at, outcome, payload }) => note({ kind: 'notification', name: outcome, payload, at }),
  });
}

/** Goes on with the order of the last visit, after a reload or on the way back from the full window. */
export async function resume(): Promise<void> {
  const id = read(STORED);
  if (!id) return;
  const order = await ask<OrderView>(`/orders/${encodeURIComponent(id)}`).catch(() => null);
  if (!order || order.from !== 'playground' || transaction.value) return;
  follow({ orderId: id, token: order.token ?? '', redirectUrl: order.redirect_url ?? '' });
}

/** Asks the back end for a token for the current request. Null when it was refused; `problem` says why then. */
export async function createToken(): Promise<Transaction | null> {
  const { renewsOrderId } = settings.value;
  if (renewsOrderId && transaction.value?.orderId === valueAt(settings.value.request, ORDER_ID)) {
    change({ request: withValue(settings.value.request, ORDER_ID, newOrderId(Date.now())) });
  }
  const { request } = settings.value;
  problem.value = null;
  try {
    const session = await ask<{ token: string; redirect_url: string }>('/playground/tokens', { request });
    note({ kind: 'note', name: 'created', payload: session });
    const orderId = valueAt(request, ORDER_ID);
    follow({ orderId: String(orderId), token: session.token, redirectUrl: session.redirect_url });
    return transaction.value;
  } catch (thrown) {
    problem.value = problemOf(thrown);
    const { code, answer, message } = problem.value;
    const name = code === 'gateway_unreachable' ? 'unreachable' : 'refused';
    note({ kind: 'error', name, payload: answer ?? message });
    return null;
  }
}

/** The id of the element that `snap.embed` fills. */
export const PLACE = 'snap-container';

/** Opens the checkout in the page, with the options and callbacks of the settings. */
export function openCheckout({ token }: Transaction): void {
  const { mode, options, callbacks } = settings.value;
  const snap = pageSnap();
  if (!snap) {
    problem.value = { code: 'noSnap', message: '' };
    return;
  }
  let count = 0;
  const handed = Object.fromEntries(
    callbacks.map((name) => [
      name,
      (result: unknown) => note({ kind: 'callback', name, count: (count += 1), payload: result }),
    ]),
  );
  const call = mode === 'embed' ? 'snap.embed' : 'snap.pay';
  const given = { ...(mode === 'embed' && { embedId: PLACE }), ...options, ...handed };
  note({ kind: 'note', name: 'opened', payload: { call, ...options } });
  try {
    if (mode === 'embed') snap.embed(token, given);
    else if (Object.keys(given).length > 0) snap.pay(token, given);
    else snap.pay(token);
  } catch (thrown) {
    note({ kind: 'error', name: 'threw', payload: { call, message: problemOf(thrown).message } });
  }
}

/** Moves the transaction or the clock of the sandbox through the back end. */
export async function pull(name: string, path: string, body: object): Promise<void> {
  try {
    const answer = await ask<unknown>(`/playground/${path}`, body);
    note({ kind: 'note', name: `lever:${name}`, payload: answer });
  } catch (thrown) {
    const { answer, message } = problemOf(thrown);
    note({ kind: 'error', name: `lever:${name}`, payload: answer ?? message });
  }
}
