import type { FramedWindow, Listening } from './handshake.ts';

/** Stand-ins for the browser's windows and channels, for tests: real bookkeeping of listeners, real target origins. */

type Listener = (event: MessageEvent) => void;

export class FakeWindow implements Listening {
  readonly listeners = new Set<Listener>();
  readonly origin: string;
  parent: FakeWindow | Handle = this;

  constructor(origin: string) {
    this.origin = origin;
  }

  addEventListener(_type: 'message', listener: Listener): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: 'message', listener: Listener): void {
    this.listeners.delete(listener);
  }

  postMessage(): void {
    throw new Error('A window is posted to through a handle');
  }

  /** What the browser does with a message that has come. */
  receive(source: unknown, origin: string, data: unknown, ports: readonly unknown[] = []): void {
    const event = { source, origin, data, ports } as unknown as MessageEvent;
    for (const listener of this.listeners) listener(event);
  }
}

/** One window as another one sees it: it has no more than postMessage, and it is what `event.source` is compared with. */
export class Handle {
  /** What was posted to any origin or another one, for a test to see that it was not. */
  readonly undelivered: unknown[] = [];
  readonly target: FakeWindow;
  readonly from: () => Handle;
  readonly sender: FakeWindow;

  constructor(target: FakeWindow, sender: FakeWindow, from: () => Handle) {
    this.target = target;
    this.sender = sender;
    this.from = from;
  }

  postMessage(data: unknown, targetOrigin: string, ports: unknown[] = []): void {
    if (targetOrigin !== '*' && targetOrigin !== this.target.origin) {
      this.undelivered.push(data);
      return;
    }
    const copy: unknown = structuredClone(data);
    setTimeout(() => this.target.receive(this.from(), this.sender.origin, copy, ports));
  }
}

/** A shop's page and a checkout framed in it. `frame` is the frame's window as the page sees it. */
export function framed(shopOrigin: string, checkoutOrigin: string) {
  const shop = new FakeWindow(shopOrigin);
  const checkout = new FakeWindow(checkoutOrigin);
  const frame: Handle = new Handle(checkout, shop, () => parent);
  const parent: Handle = new Handle(shop, checkout, () => frame);
  checkout.parent = parent;
  return { shop, checkout: checkout as FakeWindow & FramedWindow, frame, parent };
}

/** A channel whose ends deliver like the real one: in later tasks, queued until somebody listens, nothing after close. */
export class FakeChannel {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

class FakePort {
  other: FakePort | undefined;
  private closed = false;
  private readonly waiting: unknown[] = [];
  private listener: ((event: MessageEvent) => unknown) | null = null;

  get onmessage() {
    return this.listener;
  }

  set onmessage(listener) {
    this.listener = listener;
    if (listener) setTimeout(() => this.flush());
  }

  postMessage(message: unknown): void {
    const copy: unknown = structuredClone(message);
    setTimeout(() => {
      if (this.closed) return;
      this.other?.waiting.push(copy);
      this.other?.flush();
    });
  }

  close(): void {
    this.closed = true;
    if (this.other) this.other.closed = true;
  }

  private flush(): void {
    while (this.listener && !this.closed && this.waiting.length > 0)
      this.listener({ data: this.waiting.shift() } as MessageEvent);
  }
}
