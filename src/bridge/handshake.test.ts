import { afterEach, describe, expect, test, vi } from 'vitest';

import { FakeChannel, framed, FakeWindow, Handle } from './fake-windows.ts';
import { agree, greet, isFramed, sayHello, type Greeted } from './handshake.ts';
import type { Port } from './port.ts';
import { HELLO, VERSION, type ToCheckout, type ToMerchant } from './protocol.ts';

const SHOP = 'https://shop.test';
const CHECKOUT = 'https://pay.test';
const START = { token: 't', mode: 'popup', options: { language: 'en' }, names: ['language'] } as const;
const RealChannel = MessageChannel;

const rest = () => new Promise((resolve) => setTimeout(resolve, 20));

afterEach(() => vi.unstubAllGlobals());

describe.each([
  ['real', RealChannel],
  ['fake', FakeChannel],
])('the handshake on %s ports', (_name, Channel) => {
  const open: { close: () => void }[] = [];

  const channel = () => {
    const made = new Channel();
    open.push(made.port1);
    return made;
  };

  /** A page with the loader's half at work. */
  function meeting({ shopOrigin = SHOP, checkoutOrigin = CHECKOUT, expected = CHECKOUT } = {}) {
    // `new` on a function that returns an object gives that object.
    vi.stubGlobal('MessageChannel', function channels() {
      return channel();
    });
    const windows = framed(shopOrigin, checkoutOrigin);
    const ports: Port<ToCheckout, ToMerchant>[] = [];
    const onMismatch = vi.fn();
    const stop = greet(
      windows.shop,
      () => windows.frame,
      expected,
      (port) => ports.push(port),
      onMismatch,
    );
    return { ...windows, ports, onMismatch, stop };
  }

  afterEach(() => open.splice(0).forEach((port) => port.close()));

  /** The checkout's half, and whether it got a port yet. */
  function helloFrom(checkout: Parameters<typeof sayHello>[0]) {
    const greeted: Greeted[] = [];
    void sayHello(checkout).then((one) => greeted.push(one));
    return greeted;
  }

  test('both sides end with a port, and words go both ways', async () => {
    const { checkout, ports } = meeting();
    const { port, parentOrigin, version } = await sayHello(checkout);
    expect(parentOrigin).toBe(SHOP);
    expect(version).toBe(VERSION);
    expect(ports).toHaveLength(1);

    const heard: unknown[] = [];
    port.hear({ start: (start) => heard.push(start) });
    ports[0]?.send('start', START);
    ports[0]?.hear({ finish: (finish) => heard.push(finish) });
    port.send('finish', { outcome: 'close' });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard).toEqual(expect.arrayContaining([START, { outcome: 'close' }]));
  });

  test('what is sent before anybody listens waits', async () => {
    const { checkout, ports } = meeting();
    const { port } = await sayHello(checkout);
    ports[0]?.send('start', START);
    await rest();
    const heard = await new Promise((resolve) => port.hear({ start: resolve }));
    expect(heard).toEqual(START);
  });

  test('a forged port: another frame’s welcome is passed over', async () => {
    const { checkout, shop } = meeting({ expected: 'https://nobody.test' });
    const greeted = helloFrom(checkout);
    const forger = new FakeWindow('https://evil.test');
    const handle = new Handle(checkout, forger, () => handle);
    handle.postMessage({ snap: 'welcome', version: VERSION }, '*', [channel().port2]);
    // A frame of the same page, at the shop's own origin, is no parent either.
    const sibling: Handle = new Handle(checkout, shop, () => sibling);
    sibling.postMessage({ snap: 'welcome', version: VERSION }, '*', [channel().port2]);
    await rest();
    expect(greeted).toEqual([]);
    expect(checkout.listeners.size).toBe(1);
  });

  test('a late second port, even from the parent, is not taken', async () => {
    const { checkout, ports, frame } = meeting();
    const greeted = helloFrom(checkout);
    await vi.waitFor(() => expect(greeted).toHaveLength(1));
    expect(checkout.listeners.size).toBe(0);
    const second = channel();
    frame.postMessage({ snap: 'welcome', version: VERSION }, CHECKOUT, [second.port2]);
    const heard: unknown[] = [];
    greeted[0]?.port.hear({ start: (start) => heard.push(start) });
    second.port1.postMessage({ type: 'start', payload: { ...START, token: 'forged' } });
    ports[0]?.send('start', START);
    await rest();
    expect(greeted).toHaveLength(1);
    expect(heard).toEqual([START]);
  });

  test.for([
    ['no port', () => []],
    ['two ports', () => [channel().port2, channel().port2]],
  ] as const)('a welcome with %s is passed over', async ([, ports]) => {
    const { checkout, frame } = meeting({ expected: 'https://nobody.test' });
    const greeted = helloFrom(checkout);
    frame.postMessage({ snap: 'welcome', version: VERSION }, CHECKOUT, ports());
    await rest();
    expect(greeted).toEqual([]);
  });

  test('other messages of the parent are passed over, a later welcome is not', async () => {
    const { checkout, frame } = meeting({ expected: 'https://nobody.test' });
    const greeted = helloFrom(checkout);
    for (const junk of [null, 'welcome', 7, {}, { snap: 'hello' }, { snap: 'welcome' }])
      frame.postMessage(junk, CHECKOUT, [channel().port2]);
    await rest();
    expect(greeted).toEqual([]);
    frame.postMessage({ snap: 'welcome', version: VERSION }, CHECKOUT, [channel().port2]);
    await vi.waitFor(() => expect(greeted).toHaveLength(1));
  });

  test('a foreign frame that says hello gets nothing', async () => {
    const { shop, ports } = meeting();
    const other = framed(SHOP, CHECKOUT);
    shop.receive(other.frame, CHECKOUT, HELLO);
    shop.receive(null, CHECKOUT, HELLO);
    await rest();
    expect(ports).toEqual([]);
  });

  test('the right frame at the wrong origin gets nothing', async () => {
    const { checkout, ports } = meeting({ checkoutOrigin: 'https://evil.test' });
    const greeted = helloFrom(checkout);
    await rest();
    expect(ports).toEqual([]);
    expect(greeted).toEqual([]);
  });

  test('the answer goes to the exact origin: a frame that has moved on in the meantime does not get it', async () => {
    const { shop, frame } = meeting({ checkoutOrigin: 'https://evil.test' });
    shop.receive(frame, CHECKOUT, HELLO);
    await rest();
    expect(frame.undelivered).toHaveLength(1);
  });

  test('other messages of the frame are passed over', async () => {
    const { shop, frame, ports, onMismatch } = meeting();
    for (const junk of [null, 'hello', 7, {}, { snap: 'welcome', version: 1 }]) shop.receive(frame, CHECKOUT, junk);
    await rest();
    expect(ports).toEqual([]);
    expect(onMismatch).not.toHaveBeenCalled();
  });

  test('a reload says hello again and gets a port of its own', async () => {
    const { checkout, ports } = meeting();
    const first = await sayHello(checkout);
    const second = await sayHello(checkout);
    expect(ports).toHaveLength(2);
    const heard: string[] = [];
    first.port.hear({ dismiss: () => heard.push('first') });
    second.port.hear({ dismiss: () => heard.push('second') });
    ports[1]?.send('dismiss', null);
    await vi.waitFor(() => expect(heard).toEqual(['second']));
  });

  test('a newer checkout that still knows this loader speaks its version', async () => {
    const { checkout, parent, ports, onMismatch } = meeting();
    const welcome = new Promise<MessageEvent>((resolve) => checkout.addEventListener('message', resolve));
    parent.postMessage({ ...HELLO, version: VERSION + 4, least: VERSION }, '*');
    expect((await welcome).data).toEqual({ snap: 'welcome', version: VERSION });
    expect(ports).toHaveLength(1);
    expect(onMismatch).not.toHaveBeenCalled();
  });

  test('an old loader: a checkout too new for it is left alone, and the loader is told', async () => {
    const { parent, checkout, ports, onMismatch } = meeting();
    const answered = vi.fn();
    checkout.addEventListener('message', answered);
    parent.postMessage({ ...HELLO, version: VERSION + 4, least: VERSION + 1 }, '*');
    await rest();
    expect(onMismatch).toHaveBeenCalledOnce();
    expect(ports).toEqual([]);
    expect(answered).not.toHaveBeenCalled();
  });

  test('a hello without a version is from a checkout that nobody can talk to', async () => {
    const { parent, onMismatch, ports } = meeting();
    parent.postMessage({ snap: 'hello' }, '*');
    await rest();
    expect(onMismatch).toHaveBeenCalledOnce();
    expect(ports).toEqual([]);
  });

  test('an old checkout does not take a port that speaks a version it does not know', async () => {
    const { checkout, frame } = meeting({ expected: 'https://nobody.test' });
    const greeted = helloFrom(checkout);
    frame.postMessage({ snap: 'welcome', version: VERSION + 1 }, CHECKOUT, [channel().port2]);
    await rest();
    expect(greeted).toEqual([]);
  });

  test('a page without an origin works, and the checkout is told that it has none', async () => {
    const { checkout, ports } = meeting({ shopOrigin: 'null' });
    expect((await sayHello(checkout)).parentOrigin).toBe('null');
    expect(ports).toHaveLength(1);
  });

  test('a sandboxed page, where the frame loses its origin too, works', async () => {
    const { checkout, ports } = meeting({ shopOrigin: 'null', checkoutOrigin: 'null' });
    await sayHello(checkout);
    expect(ports).toHaveLength(1);
  });

  test('elsewhere a hello from nowhere is not answered', async () => {
    const { checkout, ports } = meeting({ checkoutOrigin: 'null' });
    const greeted = helloFrom(checkout);
    await rest();
    expect(ports).toEqual([]);
    expect(greeted).toEqual([]);
  });

  test('nobody listens after the end', async () => {
    const { shop, checkout, ports, stop } = meeting();
    stop();
    expect(shop.listeners.size).toBe(0);
    const abort = new AbortController();
    void sayHello(checkout, abort.signal);
    expect(checkout.listeners.size).toBe(1);
    abort.abort();
    expect(checkout.listeners.size).toBe(0);
    await rest();
    expect(ports).toEqual([]);
  });

  test('a closed port neither sends nor hears', async () => {
    const { checkout, ports } = meeting();
    const { port } = await sayHello(checkout);
    const heard: unknown[] = [];
    port.hear({ dismiss: () => heard.push('dismiss') });
    ports[0]?.hear({ shown: () => heard.push('shown') });
    ports[0]?.close();
    ports[0]?.send('dismiss', null);
    port.send('shown', null);
    await rest();
    expect(heard).toEqual([]);
  });
});

describe('versions', () => {
  test.for([
    // hello's version and least; the loader's version and least; what both speak, 0 for nothing
    [1, 1, 1, 1, 1],
    [5, 1, 1, 1, 1],
    [5, 2, 1, 1, 0],
    [1, 1, 5, 1, 1],
    [1, 1, 5, 2, 0],
    [3, 2, 2, 1, 2],
    [Number.NaN, 1, 1, 1, 0],
  ])('checkout %i (from %i), loader %i (from %i): %i', ([version = 0, least = 0, ours = 0, oldest = 0, spoken]) => {
    expect(agree({ snap: 'hello', version, least }, ours, oldest)).toBe(spoken);
  });

  test('hello holds nothing but versions', () => {
    expect(Object.keys(HELLO)).toEqual(['snap', 'version', 'least']);
  });
});

test('the full window is not framed, a frame is', () => {
  expect(isFramed(new FakeWindow(CHECKOUT) as never)).toBe(false);
  expect(isFramed(framed(SHOP, CHECKOUT).checkout)).toBe(true);
});
