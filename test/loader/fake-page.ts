import { vi } from 'vitest';

/**
 * A shop's page for tests of the loader in Node: as little of a document as the loader touches, with real bookkeeping
 * of listeners, nodes and focus. Browsers themselves are tested in e2e.
 */

/** An event target that can be asked how many listeners are left. */
class Counted extends EventTarget {
  private readonly added: { type: string; listener: unknown; signal: AbortSignal | undefined }[] = [];

  override addEventListener(type: string, listener: never, options?: AddEventListenerOptions): void {
    super.addEventListener(type, listener, options);
    this.added.push({ type, listener, signal: options?.signal });
  }

  override removeEventListener(type: string, listener: never, options?: EventListenerOptions): void {
    super.removeEventListener(type, listener, options);
    const at = this.added.findIndex((each) => each.type === type && each.listener === listener);
    if (at >= 0) this.added.splice(at, 1);
  }

  listening(): string[] {
    return this.added.filter(({ signal }) => !signal?.aborted).map(({ type }) => type);
  }
}

export class FakeElement extends Counted {
  readonly tag: string;
  readonly children: FakeElement[] = [];
  readonly style = { cssText: '' };
  readonly attributes = new Map<string, string>();
  readonly page: FakePage;
  parentNode: FakeElement | null = null;
  id = '';
  src = '';
  name = '';
  title = '';
  open = false;
  hidden = false;
  textContent = '';
  readonly nodeType = 1;
  onclick: (() => void) | undefined;
  onload: (() => void) | undefined;
  /** What an iframe's window is to the page: something that messages come from. */
  readonly contentWindow = { postMessage: vi.fn() };
  shadow: FakeElement | undefined;
  private before: FakeElement | null = null;

  constructor(tag: string, page: FakePage) {
    super();
    this.tag = tag;
    this.page = page;
  }

  get isConnected(): boolean {
    return this === this.page.root || (this.parentNode?.isConnected ?? false);
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  append(...nodes: FakeElement[]): void {
    for (const node of nodes) {
      node.parentNode?.children.splice(node.parentNode.children.indexOf(node), 1);
      node.parentNode = this;
      this.children.push(node);
      if (node.tag === 'iframe') this.page.loads += 1;
    }
  }

  remove(): void {
    const siblings = this.parentNode?.children ?? [];
    siblings.splice(siblings.indexOf(this), 1);
    this.parentNode = null;
    this.page.changed();
  }

  attachShadow(): FakeElement {
    this.shadow = new FakeElement('#shadow', this.page);
    this.shadow.parentNode = this;
    return this.shadow;
  }

  focus(): void {
    if (this.isRendered) this.page.focused = this;
  }

  private get isRendered(): boolean {
    return (this.tag !== 'dialog' || this.open) && (this.parentNode?.isRendered ?? true);
  }

  showModal(): void {
    if (this.open || !this.isConnected) throw new Error('InvalidStateError');
    this.before = this.page.focused;
    this.open = true;
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.page.focused = this.before;
    setTimeout(() => this.dispatchEvent(new Event('close')));
  }

  find(tag: string): FakeElement[] {
    return this.children.flatMap((child) => [...(child.tag === tag ? [child] : []), ...child.find(tag)]);
  }
}

class FakeScript extends FakeElement {
  readonly dataset: Record<string, string> = {};

  constructor(page: FakePage, src: string, attributes: Record<string, string>) {
    super('script', page);
    this.src = src;
    for (const [name, value] of Object.entries(attributes)) {
      const key = name.replace(/^data-/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      this.dataset[key] = value;
    }
  }
}

export class FakePage {
  readonly window = new Counted();
  readonly view = Object.assign(new Counted(), { scale: 1, height: 800, offsetTop: 0 });
  readonly root = new FakeElement('html', this);
  readonly body = new FakeElement('body', this);
  readonly assign = vi.fn();
  readonly idle: (() => void)[] = [];
  readonly sheets: { adoptedStyleSheets: unknown[] } = { adoptedStyleSheets: [] };
  focused: FakeElement | null = this.body;
  /** How often an iframe was put in, which makes it load. */
  loads = 0;
  running: FakeScript | null = null;
  hidden = false;
  readyState = 'complete';
  saveData = false;
  supported = true;
  private readonly watching = new Set<() => void>();

  constructor() {
    this.root.append(this.body);
  }

  /** Tells the observers, as the browser does: after what is running. */
  changed(): void {
    for (const tell of this.watching) queueMicrotask(() => this.watching.has(tell) && tell());
  }

  /** Puts the page in the place of Node's globals; `vi.unstubAllGlobals` takes it away. */
  install(): void {
    const { window, root, body, view } = this;
    const on = window.addEventListener.bind(window);
    const off = window.removeEventListener.bind(window);
    const document = {
      createElement: (tag: string) => new FakeElement(tag, this),
      getElementById: (id: string) => body.children.find((child) => child.id === id) ?? null,
      querySelectorAll: () => root.find('script'),
      documentElement: Object.assign(root, { clientWidth: 1280 }),
      body,
    };
    const { sheets } = this;
    Object.defineProperties(document, {
      ...(this.supported && {
        adoptedStyleSheets: {
          get: () => sheets.adoptedStyleSheets,
          set: (next: unknown[]) => (sheets.adoptedStyleSheets = next),
        },
      }),
      currentScript: { get: () => this.running },
      hidden: { get: () => this.hidden },
      readyState: { get: () => this.readyState },
    });
    const globals = {
      document,
      location: { origin: 'https://shop.test', host: 'shop.test', assign: this.assign },
      navigator: { connection: { saveData: this.saveData } },
      visualViewport: view,
      innerWidth: 1280,
      scrollTo: vi.fn(),
      matchMedia: () => ({ matches: false }),
      getComputedStyle: () => ({ overflow: 'visible' }),
      CSSStyleSheet: class {
        replaceSync = vi.fn();
      },
      HTMLScriptElement: FakeScript,
      MutationObserver: observer(this.watching),
      requestIdleCallback: (run: () => void) => this.idle.push(run),
      addEventListener: on,
      removeEventListener: off,
    };
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    Object.assign(window, globals, { origin: 'https://shop.test', scrollX: 0, scrollY: 0 });
    if (this.supported) Object.assign(window, { MathMLElement: Object });
    vi.stubGlobal('window', window);
  }

  /** Runs snap.js as a tag of this page would: a fresh copy of its code each time. */
  async load(src = 'https://pay.test/snap/snap.js', attributes: Record<string, string> = {}): Promise<FakeElement> {
    const tag = new FakeScript(this, src, { 'data-client-key': 'SB-Mid-client-x', ...attributes });
    this.body.append(tag);
    this.running = tag;
    vi.resetModules();
    await import('../../src/loader/main.ts');
    this.running = null;
    return tag;
  }

  /** The browser has nothing better to do. */
  rest(): void {
    for (const run of this.idle.splice(0)) run();
  }

  get frames(): FakeElement[] {
    return this.root.find('iframe');
  }

  get dialogs(): FakeElement[] {
    return this.root.find('dialog');
  }

  press(key: string): Event {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key });
    this.window.dispatchEvent(event);
    return event;
  }
}

const observer = (watching: Set<() => void>) =>
  class {
    readonly tell: () => void;

    constructor(tell: () => void) {
      this.tell = tell;
    }

    observe(): void {
      watching.add(this.tell);
    }

    disconnect(): void {
      watching.delete(this.tell);
    }
  };
