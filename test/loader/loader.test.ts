import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { openPort } from '../../src/bridge/port.ts';
import { HELLO, type ToCheckout, type ToMerchant } from '../../src/bridge/protocol.ts';
import { FakeElement, FakePage } from './fake-page.ts';
import type { Snap } from '../../src/loader/snap.ts';

const TOKEN = '66e4fa55-fdac-4ef9-91b5-733b97d1b862';
const RESULT = { status_code: '200', status_message: 'ok', order_id: 'O-1' };

let page: FakePage;
const closing: { close: () => void }[] = [];

beforeEach(() => {
  page = new FakePage();
  page.install();
});

afterEach(() => {
  closing.splice(0).forEach((port) => port.close());
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const snap = () => (page.window as unknown as { snap: Snap }).snap;

const callbacks = () => ({ onSuccess: vi.fn(), onPending: vi.fn(), onError: vi.fn(), onClose: vi.fn() });

/** The checkout in the page's one frame says hello; its end of the line, and what it hears. */
function checkout(frame = page.frames[0], origin = 'https://pay.test', hello: object = HELLO) {
  const { contentWindow } = frame as FakeElement;
  const event = Object.assign(new Event('message'), { source: contentWindow, origin, data: hello, ports: [] });
  page.window.dispatchEvent(event);
  const [welcome, target, [raw] = []] = (contentWindow.postMessage.mock.lastCall ?? []) as [
    object?,
    string?,
    MessagePort[]?,
  ];
  if (!raw) return undefined;
  const port = openPort<ToMerchant, ToCheckout>(raw);
  closing.push(port);
  const heard: [string, unknown][] = [];
  port.hear({
    start: (start) => heard.push(['start', start]),
    dismiss: () => heard.push(['dismiss', null]),
    left: () => heard.push(['left', null]),
  });
  return { port, heard, welcome, target };
}

const greeted = (...hello: Parameters<typeof checkout>) => {
  const made = checkout(...hello);
  if (!made) throw new Error('The loader did not answer');
  return made;
};

/** Nothing of ours is left: no nodes, no listeners, no style, the focus where it was. */
function expectUntouched(): void {
  expect(page.dialogs).toEqual([]);
  expect(page.frames).toEqual([]);
  expect(page.window.listening()).toEqual([]);
  expect(page.view.listening()).toEqual([]);
  expect(page.sheets.adoptedStyleSheets).toEqual([]);
  expect(page.focused).toBe(page.body);
}

describe('pay', () => {
  test('opens in the same tick, starts the checkout when it says hello, and gives the page back before its one callback', async () => {
    await page.load();
    const called = callbacks();
    called.onSuccess.mockImplementation(() => expectUntouched());
    snap().pay(TOKEN, { ...called, language: 'en', autoCloseDelay: 30 });
    expect(page.dialogs[0]?.open).toBe(true);
    expect(page.frames[0]?.src).toBe(
      'https://pay.test/snap/v4/popup?origin_host=https%3A%2F%2Fshop.test&client_key=SB-Mid-client-x#/',
    );
    expect(page.frames[0]?.title).toBe('Payment');

    const { port, heard, target } = greeted();
    expect(target).toBe('https://pay.test');
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toEqual([
      'start',
      {
        token: TOKEN,
        mode: 'popup',
        options: { language: 'en', autoCloseDelay: '30' },
        names: ['onSuccess', 'onPending', 'onError', 'onClose', 'language', 'autoCloseDelay'],
      },
    ]);

    port.send('finish', { outcome: 'success', result: RESULT });
    port.send('finish', { outcome: 'close' });
    await vi.waitFor(() => expect(called.onSuccess).toHaveBeenCalledOnce());
    expect(called.onSuccess).toHaveBeenCalledWith(RESULT);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(called.onClose).not.toHaveBeenCalled();
    expect(page.assign).not.toHaveBeenCalled();
  });

  test.for([
    ['success', 'onSuccess'],
    ['pending', 'onPending'],
    ['error', 'onError'],
    ['close', 'onClose'],
  ] as const)('%s calls %s, with the options as this', async ([outcome, name]) => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    greeted().port.send('finish', { outcome });
    await vi.waitFor(() => expect(called[name]).toHaveBeenCalledOnce());
    expect(called[name].mock.contexts).toEqual([called]);
    expect(Object.values(called).flatMap(({ mock }) => mock.calls)).toHaveLength(1);
  });

  test('a callback may pay again at once', async () => {
    await page.load();
    const again = vi.fn(() => snap().pay('another', {}));
    snap().pay(TOKEN, { onClose: again });
    greeted().port.send('finish', { outcome: 'close' });
    await vi.waitFor(() => expect(again).toHaveReturned());
    expect(page.dialogs.map(({ open }) => open)).toEqual([true]);
  });

  test('a hidden page is told at once', async () => {
    await page.load();
    page.hidden = true;
    const onSuccess = vi.fn();
    snap().pay(TOKEN, { onSuccess });
    greeted().port.send('finish', { outcome: 'success', result: RESULT });
    await vi.waitFor(() => expect(onSuccess).toHaveBeenCalledOnce(), { interval: 1, timeout: 30 });
  });

  test('the same token again only focuses; the first callbacks stay', async () => {
    await page.load();
    const [first, second] = [callbacks(), callbacks()];
    snap().pay(TOKEN, first);
    page.focused = null;
    snap().pay(` ${TOKEN}\n`, second);
    expect(page.focused).not.toBeNull();
    expect(page.frames).toHaveLength(1);
    greeted().port.send('finish', { outcome: 'close' });
    await vi.waitFor(() => expect(first.onClose).toHaveBeenCalledOnce());
    expect(second.onClose).not.toHaveBeenCalled();
  });

  test('another token while one is open throws the text that pages match on, and disturbs nothing', async () => {
    await page.load();
    const first = callbacks();
    snap().pay(TOKEN, first);
    const { port } = greeted();
    expect(() => snap().pay('another', callbacks())).toThrow(
      new Error(
        'snap.pay is not allowed to be called in this state. Invalid state transition from PopupInView to PopupInView',
      ),
    );
    port.send('finish', { outcome: 'pending', result: RESULT });
    await vi.waitFor(() => expect(first.onPending).toHaveBeenCalledOnce());
  });

  test('before there is a body', async () => {
    await page.load();
    Object.assign(document, { body: null });
    snap().pay(TOKEN);
    expect(page.dialogs[0]?.parentNode).toBe(page.root);
  });
});

describe('without a callback', () => {
  test.for([
    ['success', 'https://shop.test/finish?order_id=1', 'https://shop.test/finish?order_id=1'],
    ['pending', 'http://shop.test/finish', 'http://shop.test/finish'],
    ['error', 'https://shop.test/error', 'https://shop.test/error'],
    ['close', 'https://shop.test/finish', undefined],
    ['success', undefined, undefined],
    ['success', 'javascript:alert(1)', undefined],
    ['success', 'data:text/html,x', undefined],
  ] as const)('%s with %s goes to %s', async ([outcome, url, to]) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await page.load();
    snap().pay(TOKEN, { onSomethingElse: () => {}, onSuccess: null, onPending: 'no function' });
    greeted().port.send('finish', { outcome, result: RESULT, ...(url && { url }) });
    await vi.waitFor(() => expect(page.dialogs).toEqual([]));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(page.assign.mock.calls).toEqual(to ? [[to]] : []);
  });
});

describe('leaving where the frame cannot see it', () => {
  test('before the checkout says hello: at once, and nothing was charged', async () => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    expect(page.press('Escape').defaultPrevented).toBe(true);
    expectUntouched();
    await vi.waitFor(() => expect(called.onClose).toHaveBeenCalledOnce());
    expect(called.onClose).toHaveBeenCalledWith(undefined);
  });

  test('afterwards the checkout is asked; other keys are the page’s', async () => {
    await page.load();
    snap().pay(TOKEN, callbacks());
    const { heard } = greeted();
    expect(page.press('a').defaultPrevented).toBe(false);
    page.press('Escape');
    page.dialogs[0]?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await vi.waitFor(() => expect(heard.map(([type]) => type)).toEqual(['start', 'dismiss', 'dismiss']));
    expect(page.dialogs[0]?.open).toBe(true);
  });

  test('closed by the browser: the page is given back, and the checkout says what became of it', async () => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    const { port, heard } = greeted();
    page.dialogs[0]?.close();
    await vi.waitFor(() => expect(heard.map(([type]) => type)).toEqual(['start', 'left']));
    expect(page.window.listening()).toEqual(['message']);
    port.send('finish', { outcome: 'pending', result: RESULT });
    await vi.waitFor(() => expect(called.onPending).toHaveBeenCalledOnce());
    expectUntouched();
  });

  test('closed by the browser, and the checkout is silent', async () => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    greeted();
    page.dialogs[0]?.close();
    await vi.waitFor(() => expect(called.onClose).toHaveBeenCalledOnce(), { timeout: 2_000 });
    expectUntouched();
  });
});

describe('a checkout that does not answer', () => {
  const escape = () => page.press('Escape');
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const cover = () => page.dialogs[0]?.children.find(({ tag }) => tag === 'div');
  const button = (text: string) =>
    cover()
      ?.shadow?.find('button')
      .find((each) => each.textContent.includes(text));
  const notice = () => {
    const again = button('↻');
    return again && !again.hidden ? again : undefined;
  };

  test('a dismissal that it does not hear within a second: the next one closes', async () => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    greeted().port.send('shown', null);
    await vi.waitFor(() => expect(cover()).toBeUndefined());
    vi.useFakeTimers();
    escape();
    await wait(900);
    escape();
    expect(page.dialogs[0]?.open).toBe(true);
    expect(cover()).toBeUndefined();
    await wait(200);
    // The way out is back, and has the keyboard, which a frame that hangs would keep to itself.
    expect(page.focused).toBe(button('✕'));
    escape();
    expectUntouched();
    await wait(100);
    expect(called.onClose).toHaveBeenCalledOnce();
  });

  test('one that hears late gets the sheet back', async () => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    const { port, heard } = greeted();
    port.send('shown', null);
    await vi.waitFor(() => expect(cover()).toBeUndefined());
    escape();
    await vi.waitFor(() => expect(cover()).toBeDefined(), 2000);
    port.send('heard', null);
    await vi.waitFor(() => expect(cover()).toBeUndefined());
    expect(page.focused).toBe(page.frames[0]);
    escape();
    await vi.waitFor(() => expect(heard.filter(([type]) => type === 'dismiss')).toHaveLength(2));
    expect(page.dialogs[0]?.open).toBe(true);
  });

  test('the sheet that show opened speaks the language that pay asks for', async () => {
    await page.load();
    snap().show();
    snap().pay(TOKEN, { language: 'en' });
    expect(page.frames[0]?.title).toBe('Payment');
  });

  test('one that hears may ask the customer for as long as it likes; so may an older one, which does not say', async () => {
    for (const hello of [HELLO, { ...HELLO, version: 1 }]) {
      await page.load();
      const called = callbacks();
      snap().pay(TOKEN, called);
      const { port, heard } = greeted(page.frames[0], undefined, hello);
      for (let time = 1; time <= 3; time++) {
        escape();
        await vi.waitFor(() => expect(heard).toHaveLength(1 + time));
        if (hello.version > 1) port.send('heard', null);
        await new Promise((resolve) => setTimeout(resolve, 20));
        vi.setSystemTime(Date.now() + 5000);
      }
      expect(page.dialogs[0]?.open).toBe(true);
      port.send('finish', { outcome: 'pending', result: RESULT });
      await vi.waitFor(() => expect(called.onPending).toHaveBeenCalledOnce());
      vi.useRealTimers();
    }
  });

  test('navigated away under an open sheet: the way out is back, it says so, and tries again', async () => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, { ...called, language: 'en' });
    greeted().port.send('shown', null);
    await vi.waitFor(() => expect(cover()).toBeUndefined());
    vi.useFakeTimers();
    page.frames[0]?.onload?.();
    await wait(600);
    expect(cover()).toBeUndefined();
    page.frames[0]?.onload?.();
    await wait(600);
    expect(notice()?.textContent).toBe('Payment cannot be opened. Try again ↻');
    expect(page.focused).toBe(notice());
    await wait(2100);
    expect(page.loads).toBe(2);
    expect(notice()).toBeUndefined();
    greeted();
    expect(notice()).toBeUndefined();
    await wait(20_000);
    expect(page.loads).toBe(2);
    page.frames[0]?.onload?.();
    await wait(20_000);
    page.frames[0]?.onload?.();
    escape();
    expectUntouched();
    await wait(100);
    expect(called.onClose).toHaveBeenCalledOnce();
    await wait(60_000);
    expect(page.loads).toBe(2);
  });

  test('never reached: says so, tries again ever more rarely and at a press; closing is onClose', async () => {
    vi.useFakeTimers();
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    const fail = async () => {
      page.frames[0]?.onload?.();
      await wait(500);
    };
    await fail();
    expect(notice()?.textContent).toBe('Pembayaran tidak dapat dibuka. Coba lagi ↻');
    for (const [tries, pause] of [2000, 4000, 8000, 16_000].entries()) {
      await wait(pause - 100);
      expect(page.loads).toBe(1 + tries);
      await wait(100);
      expect(page.loads).toBe(2 + tries);
      await fail();
    }
    notice()?.onclick?.();
    expect(page.loads).toBe(6);
    expect(notice()).toBeUndefined();
    await fail();
    escape();
    expectUntouched();
    await wait(100);
    expect(called.onClose).toHaveBeenCalledOnce();
  });

  test('still loading after ten seconds: says so and lets it load', async () => {
    vi.useFakeTimers();
    await page.load();
    snap().pay(TOKEN);
    await wait(9_900);
    expect(notice()).toBeUndefined();
    await wait(200);
    expect(notice()).toBeDefined();
    await wait(60_000);
    expect(page.loads).toBe(1);
    greeted();
    expect(notice()).toBeUndefined();
  });
});

describe('options that throw', () => {
  test('pay ignores them', async () => {
    await page.load();
    const onClose = vi.fn();
    const thrower = () => {
      throw new Error('the page’s own');
    };
    const options = Object.defineProperties(
      { onClose, language: [Symbol('en')], enabledPayments: { toString: thrower } },
      { uiMode: { get: thrower, enumerable: true }, onSuccess: { get: thrower, enumerable: true } },
    );
    snap().pay(TOKEN, options);
    greeted().port.send('finish', { outcome: 'close' });
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    snap().pay(TOKEN, new Proxy({}, { ownKeys: thrower, get: thrower }));
    expect(page.dialogs[0]?.open).toBe(true);
  });
});

describe('show and hide', () => {
  test('show, then pay in the same sheet', async () => {
    await page.load();
    snap().show();
    const { heard } = greeted();
    const [sheet] = page.dialogs;
    snap().show();
    snap().pay(TOKEN);
    expect(page.dialogs).toEqual([sheet]);
    await vi.waitFor(() => expect(heard).toMatchObject([['start', { token: TOKEN }]]));
  });

  test('show closed by the customer calls nobody', async () => {
    await page.load();
    snap().show();
    page.press('Escape');
    expectUntouched();
    expect(page.assign).not.toHaveBeenCalled();
  });

  test('hide calls nobody and resets at once, with nothing open too', async () => {
    await page.load();
    const called = callbacks();
    snap().hide();
    snap().pay(TOKEN, called);
    const { port } = greeted();
    snap().hide();
    expectUntouched();
    snap().pay('another', called);
    port.send('finish', { outcome: 'success', result: RESULT });
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(Object.values(called).flatMap(({ mock }) => mock.calls)).toEqual([]);
    expect(page.dialogs.map(({ open }) => open)).toEqual([true]);
  });

  test('show while a payment is open throws', async () => {
    await page.load();
    snap().pay(TOKEN);
    expect(() => snap().show()).toThrow('Invalid state transition from PopupInView to PopupLoading');
  });

  test('reset and init are harmless', async () => {
    await page.load();
    snap().init();
    snap().pay(TOKEN);
    expect(() => snap().reset()).not.toThrow();
    expectUntouched();
  });
});

describe('the prepared frame', () => {
  test('one, after load and idle, in a closed sheet; pay uses it and needs no other', async () => {
    page.readyState = 'interactive';
    await page.load();
    page.rest();
    expect(page.frames).toEqual([]);
    page.window.dispatchEvent(new Event('load'));
    page.rest();
    page.rest();
    expect(page.frames).toHaveLength(1);
    expect(page.dialogs[0]?.open).toBe(false);
    expect(page.focused).toBe(page.body);
    const [frame] = page.frames;
    const { heard } = greeted();
    snap().pay(TOKEN);
    expect(page.frames).toEqual([frame]);
    await vi.waitFor(() => expect(heard).toMatchObject([['start', { token: TOKEN }]]));
  });

  test('is made anew after closing', async () => {
    await page.load();
    page.rest();
    const [frame] = page.frames;
    snap().pay(TOKEN);
    snap().hide();
    page.rest();
    expect(page.frames).toHaveLength(1);
    expect(page.frames[0]).not.toBe(frame);
  });

  test.for([
    ['data-prewarm="off"', { 'data-prewarm': 'off' }, false],
    ['Save-Data', {}, true],
  ] as const)('not with %s', async ([, attributes, saveData]) => {
    page.saveData = saveData;
    page.install();
    await page.load(undefined, attributes);
    page.rest();
    expect(page.frames).toEqual([]);
    snap().pay(TOKEN);
    snap().hide();
    page.rest();
    expectUntouched();
  });

  test('one that loaded but never said hello is loaded again', async () => {
    await page.load();
    page.rest();
    page.frames[0]?.onload?.();
    expect(page.loads).toBe(1);
    snap().pay(TOKEN);
    expect(page.frames).toHaveLength(1);
    expect(page.loads).toBe(2);
    const { heard } = greeted();
    await vi.waitFor(() => expect(heard).toMatchObject([['start', { token: TOKEN }]]));
  });

  test('one that the page took out is replaced', async () => {
    await page.load();
    page.rest();
    page.frames[0]?.remove();
    snap().pay(TOKEN);
    expect(page.frames).toHaveLength(1);
    expect(page.dialogs).toHaveLength(1);
  });
});

describe('the page helps itself to our nodes', () => {
  test.for(['frames', 'dialogs'] as const)('%s: the page is given back, nobody is called', async (which) => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    page[which][0]?.remove();
    await vi.waitFor(expectUntouched);
    expect(Object.values(called).flatMap(({ mock }) => mock.calls)).toEqual([]);
    snap().pay(TOKEN, called);
    expect(page.dialogs[0]?.open).toBe(true);
  });
});

describe('the full window instead', () => {
  test('in a browser below the floor', async () => {
    page.supported = false;
    page.install();
    await page.load();
    page.rest();
    snap().show();
    snap().pay(TOKEN, { language: 'en', customerPhone: '0812' });
    expect(page.assign).toHaveBeenCalledWith(`https://pay.test/snap/v4/redirection/${TOKEN}?language=en`);
    expect(page.frames).toEqual([]);
  });

  test.for(['prepared', 'open'] as const)('with a checkout of another age, found when %s', async (when) => {
    await page.load();
    page.rest();
    if (when === 'open') snap().pay(TOKEN);
    expect(checkout(undefined, undefined, { snap: 'hello', version: 99, least: 99 })).toBeUndefined();
    if (when === 'prepared') snap().pay(TOKEN);
    expect(page.assign).toHaveBeenCalledWith(`https://pay.test/snap/v4/redirection/${TOKEN}?`);
    expect(page.dialogs.every(({ open }) => !open)).toBe(true);
  });
});

test('a reload of the frame starts again on a new line', async () => {
  await page.load();
  const called = callbacks();
  snap().pay(TOKEN, called);
  const before = greeted();
  await vi.waitFor(() => expect(before.heard).toHaveLength(1));
  const after = greeted();
  await vi.waitFor(() => expect(after.heard).toMatchObject([['start', { token: TOKEN }]]));
  before.port.send('finish', { outcome: 'error' });
  after.port.send('finish', { outcome: 'success', result: RESULT });
  await vi.waitFor(() => expect(called.onSuccess).toHaveBeenCalledOnce());
  expect(called.onError).not.toHaveBeenCalled();
});

describe('embed', () => {
  const container = (): FakeElement => {
    const element = new FakeElement('div', page);
    element.id = 'box';
    page.body.append(element);
    return element;
  };

  test.for([
    ['an id', (): object => ({ embedId: 'box' })],
    ['the other spelling', (): object => ({ embedID: 'box' })],
    ['a selector', (): string => '#box'],
    ['an element', (): object => ({ embedId: page.body.children[0] })],
  ] as const)('by %s, in a frame of its own', async ([, options]) => {
    const box = container();
    await page.load();
    page.rest();
    snap().embed(TOKEN, options());
    expect(box.children).toEqual(page.frames);
    expect(page.frames[0]?.title).toBe('Pembayaran');
    expect(page.dialogs).toEqual([]);
    const { port, heard } = greeted();
    await vi.waitFor(() => expect(heard).toMatchObject([['start', { token: TOKEN, mode: 'embed', options: {} }]]));
    port.send('resize', { height: 900 });
    await vi.waitFor(() => expect(page.frames[0]?.style.cssText).toContain('min-height:900px!important'));
    snap().embed(TOKEN, options());
    expect(() => snap().embed('another', options())).toThrow('from EmbedInView to EmbedInView');
    expect(() => snap().pay(TOKEN)).toThrow('from EmbedInView to PopupInView');
    snap().hide();
    expect(box.children).toEqual([]);
    expectUntouched();
  });

  test('no such element', async () => {
    await page.load();
    expect(() => snap().embed(TOKEN, { embedId: 'nowhere' })).toThrow(
      new TypeError('snap.embed: no element "nowhere"'),
    );
    expect(() => snap().embed(TOKEN)).toThrow(TypeError);
    for (const embedId of [{ nodeType: 9, isConnected: true }, { isConnected: true }, Object.create(null) as object, 7])
      expect(() => snap().embed(TOKEN, { embedId })).toThrow(/^snap\.embed: no element /);
    snap().pay(TOKEN);
    expect(page.dialogs[0]?.open).toBe(true);
  });

  test('the container emptied by the page', async () => {
    const box = container();
    await page.load();
    snap().embed(TOKEN, { embedId: 'box' });
    box.children[0]?.remove();
    await vi.waitFor(expectUntouched);
    snap().embed('another', { embedId: 'box' });
    expect(box.children).toHaveLength(1);
  });
});

describe('the script runs again', () => {
  test('the same object, one frame, one set of listeners', async () => {
    await page.load();
    page.rest();
    const first = snap();
    await page.load();
    page.rest();
    expect(snap()).toBe(first);
    expect(page.frames).toHaveLength(1);
    expect(page.window.listening()).toEqual(['message']);
  });

  test('while a payment is open: nothing is disturbed', async () => {
    await page.load();
    const called = callbacks();
    snap().pay(TOKEN, called);
    const { port } = greeted();
    await page.load('https://other.test/snap/snap.js');
    page.rest();
    expect(() => snap().pay('another')).toThrow('PopupInView');
    port.send('finish', { outcome: 'success', result: RESULT });
    await vi.waitFor(() => expect(called.onSuccess).toHaveBeenCalledOnce());
  });

  test('from another host: the last one wins', async () => {
    await page.load();
    page.rest();
    await page.load('https://other.test/snap/snap.js');
    page.rest();
    expect(page.frames.map(({ src }) => new URL(src).origin)).toEqual(['https://other.test']);
  });

  test('over a stub, after a deletion, with the tag taken out: a plain, writable, extensible object each time', async () => {
    const shop = page.window as unknown as { snap?: unknown };
    shop.snap = { pay: 'stub' };
    const tag = await page.load();
    tag.remove();
    const first = snap();
    expect(Object.getOwnPropertyDescriptor(shop, 'snap')).toMatchObject({
      writable: true,
      configurable: true,
      enumerable: true,
    });
    expect(Object.isExtensible(first)).toBe(true);
    first.pay = first.pay.bind(first);
    delete shop.snap;
    await page.load();
    expect(snap()).not.toBe(first);
    snap().pay(TOKEN);
    expect(() => first.pay('another')).toThrow('PopupInView');
    expect(page.frames).toHaveLength(1);
  });
});

test('a server key is told about, and is in no URL and no message', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  await page.load(undefined, { 'data-client-key': 'SB-Mid-server-secret' });
  page.rest();
  expect(page.frames[0]?.src).not.toMatch(/secret|client_key/);
  expect(String(error.mock.calls)).toContain('SERVER key');
  expect(() => snap().pay('Mid-server-secret')).toThrow('a server key');
  try {
    snap().pay({ key: 'VT-server-secret' });
  } catch (thrown) {
    expect(String(thrown)).not.toContain('secret');
  }
  expect(String(error.mock.calls)).not.toContain('secret');
});
