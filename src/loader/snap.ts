import type { Finish, Start } from '../bridge/protocol.ts';
import { type CheckoutFrame, createFrame } from './frame.ts';
import { fullWindowUrl, leaveFor } from './navigation.ts';
import { attempt, describe, readToken, tellable } from './options.ts';
import { createEmbed, createSheet, type Place, type Sheet } from './overlay.ts';
import { afterPaint, isSupported, whenIdle } from './page.ts';
import type { Script } from './script.ts';

/*
 * The four functions and their one state: at most one checkout is open, and it answers with exactly one callback.
 * The state is the page's, so it is this file's own; main.ts sees to it that a page has one.
 */

/** The object that pages know as `window.snap`; snap.d.ts describes it to them. */
export interface Snap {
  pay: (token: unknown, options?: unknown) => void;
  embed: (token: unknown, options?: unknown) => void;
  show: () => void;
  hide: () => void;
  reset: () => void;
  init: () => void;
}

type Wishes = Readonly<Record<string, unknown>>;

/** A frame, in its place. */
type Opening<In extends Place = Place> = CheckoutFrame & In;

let script: Script;
let opening: Opening | undefined;
let start: Start | undefined;
let wishes: Wishes | undefined;
/** Prepared, unseen, not started. */
let spare: Opening<Sheet> | undefined;
/** This browser, or the checkout's version, needs the full window. */
let aside = !isSupported();

/** Scripts and frameworks take out nodes that are not theirs: the page must not stay under a sheet that is gone. */
function forgetRemoved(): void {
  if (opening && !opening.element.isConnected) reset();
}

const observer = new MutationObserver(forgetRemoved);

const openFrame = <In extends Place>(put: (element: HTMLIFrameElement) => In): Opening<In> =>
  createFrame(
    script,
    put,
    () => {
      aside = true;
      if (start) goAside(start);
    },
    finished,
  );

function enter(what: Opening): void {
  opening = what;
  observer.observe(document, { childList: true, subtree: true });
}

/** Back to the beginning: the page as it was, nobody called. */
function reset(): void {
  const was = opening;
  opening = start = wishes = undefined;
  observer.disconnect();
  if (was) was.close();
  whenIdle(prepare);
}

const openSheet = () => openFrame((element) => createSheet(element, leave));

function prepare(): void {
  if (!aside && !opening && !spare && script.data['prewarm'] !== 'off') spare = openSheet();
}

function dropSpare(): void {
  if (spare) spare.close();
  spare = undefined;
}

/** Opens the prepared sheet if it is still good, else a new one; one that `show` opened stays. */
function takeSheet(): void {
  if (opening) return;
  if (spare && !spare.element.isConnected) dropSpare();
  const sheet = spare || openSheet();
  spare = undefined;
  sheet.open();
  enter(sheet);
}

const capital = (word: string) => word.replace(/./, (letter) => letter.toUpperCase());

/** Names that pages match on (contract 1.4). */
const inView = (mode: string) => capital(mode) + 'InView';

function finished({ outcome, result, url }: Finish): void {
  const wanted = wishes;
  reset();
  if (wanted)
    afterPaint(() => {
      const callback = attempt(() => wanted['on' + capital(outcome)]);
      if (typeof callback === 'function') callback.call(wanted, result);
      else if (url && outcome !== 'close') leaveFor(url, script.data['finishHosts']);
    });
}

/** The customer wants out. Before there is anybody to ask, nothing has been charged. */
function leave(how: 'dismiss' | 'left'): void {
  const asked = opening;
  const close = () => asked === opening && finished({ outcome: 'close' });
  if (!asked || !start || !asked.send(how)) close();
  else if (how === 'left') setTimeout(close, 1000);
}

function goAside({ token, options }: Start): void {
  reset();
  location.assign(fullWindowUrl(script.origin, token, options));
}

/**
 * True when there is nothing to do, because the same payment is open already.
 * @throws Error when something else is open (contract 1.4)
 */
function isRepeat(call: string, next: string, token?: string): boolean {
  if (!opening || !start) return false;
  const state = inView(start.mode);
  if (state === next && start.token === token) {
    opening.focus();
    return true;
  }
  throw new Error(
    `snap.${call} is not allowed to be called in this state. Invalid state transition from ${state} to ${next}`,
  );
}

function begin(call: string, mode: Start['mode'], given: unknown, options: unknown): void {
  const token = readToken(call, given);
  forgetRemoved();
  if (isRepeat(call, inView(mode), token)) return;
  const asked = Object(typeof options === 'string' ? { embedId: options } : options) as Wishes;
  const names = attempt(() => Object.keys(asked)) || [];
  const todo: Start = { token, mode, options: tellable(asked, names), names };
  const container = mode === 'embed' && findContainer(attempt(() => asked['embedId'] || asked['embedID']));
  if (aside) return goAside(todo);
  if (container) {
    reset();
    dropSpare();
    enter(openFrame((element) => createEmbed(element, container)));
  } else takeSheet();
  wishes = asked;
  start = todo;
  if (opening) opening.start(todo);
}

/** @throws TypeError when the page has no such element */
function findContainer(id: unknown): Element {
  const element = typeof id === 'string' ? document.getElementById(id.replace('#', '')) : (id as Element | undefined);
  // Not instanceof: it may be another window's.
  if (attempt(() => element && element.nodeType === 1 && element.isConnected)) return element as Element;
  throw new TypeError('snap.embed: no element ' + describe(id));
}

/** Fresh working functions; whatever the page did to older ones, all of them share the one checkout. */
export const expose = (): Snap => {
  return {
    pay: (token, options) => begin('pay', 'popup', token, options),
    embed: (token, options) => begin('embed', 'embed', token, options),
    show: () => {
      forgetRemoved();
      isRepeat('show', 'PopupLoading');
      if (!aside) takeSheet();
    },
    hide: reset,
    reset,
    init: () => {},
  };
};

/** The script ran, perhaps again and from another host: the last one wins, and nothing that is open is disturbed. */
export function use(next: Script): void {
  if (script && next.origin !== script.origin) dropSpare();
  script = next;
  whenIdle(prepare);
}
