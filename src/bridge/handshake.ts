import { openPort, type Port } from './port.ts';
import { HELLO, type Hello, LEAST, type ToCheckout, type ToMerchant, VERSION, type Welcome } from './protocol.ts';

/** The other end as each half knows it: somebody to post to. */
export interface Peer {
  postMessage(message: unknown, targetOrigin: string, transfer?: Transferable[]): void;
}

/** What either half needs of its window. */
export interface Listening {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** What the checkout needs of its own window. */
export interface FramedWindow extends Listening {
  readonly parent: Peer;
}

/** The checkout's end of a finished handshake. */
export interface Greeted {
  readonly port: Port<ToMerchant, ToCheckout>;
  /** The merchant page's origin as the browser reports it; `null` for file:, srcdoc and many web views. Compare it before showing anything. */
  readonly parentOrigin: string;
  /** What both sides speak. */
  readonly version: number;
}

/** False in the full window, which must neither say hello nor listen. */
export const isFramed = (self: FramedWindow): boolean => self.parent !== (self as unknown);

/**
 * The checkout's half: says hello to whoever is the parent and waits for its welcome. The first port from the parent
 * is the only one ever taken; all other messages, from whomever, are passed over. Never rejects; a parent that does
 * not answer leaves it waiting. `signal` takes the listener away.
 */
export function sayHello(self: FramedWindow, signal?: AbortSignal): Promise<Greeted> {
  return new Promise((resolve) => {
    const stop = () => self.removeEventListener('message', listen);
    const listen = ({ source, origin, data, ports }: MessageEvent) => {
      const [port] = ports;
      if (source !== (self.parent as unknown) || !isWelcome(data) || !port || ports.length !== 1) return;
      stop();
      resolve({ port: openPort(port), parentOrigin: origin, version: data.version });
    };
    self.addEventListener('message', listen);
    signal?.addEventListener('abort', stop);
    self.parent.postMessage(HELLO, '*');
  });
}

/**
 * The loader's half: answers hellos of its own frame at the checkout's exact origin with a port; returns how to stop.
 * In a sandboxed page without an origin (`null`) the browser takes the frame's origin away too, so there, and only
 * there, a hello from `null` is answered: nobody but that page's own embedder could have put another document in.
 * @param frame asked on every message: the frame's window is another one after the frame was re-inserted
 * @param origin the checkout's, the only one that may say hello
 * @param onPort a hello was answered, in this version; called again when the frame reloads: the new port replaces the old one
 * @param onMismatch a hello came from a checkout too old or too new to talk to
 */
export function greet(
  self: Listening,
  frame: () => unknown,
  origin: string,
  onPort: (port: Port<ToCheckout, ToMerchant>, version: number) => void,
  onMismatch: () => void,
): () => void {
  const listen = ({ source, origin: from, data }: MessageEvent) => {
    const opaque = from === 'null' && (self as { origin?: string }).origin === from;
    if (!source || source !== frame() || (from !== origin && !opaque) || !isHello(data)) return;
    const version = agree(data, VERSION, LEAST);
    if (!version) return onMismatch();
    const { port1, port2 } = new MessageChannel();
    (source as Peer).postMessage({ snap: 'welcome', version } satisfies Welcome, opaque ? '*' : origin, [port2]);
    onPort(openPort(port1), version);
  };
  self.addEventListener('message', listen);
  return () => self.removeEventListener('message', listen);
}

/** The version to speak with the one who said this hello: the older of both; 0 when one is too old for the other. */
export const agree = (hello: Hello, version: number, least: number): number =>
  hello.least <= version && hello.version >= least ? Math.min(hello.version, version) : 0;

const isHello = (data: Hello | null | undefined): data is Hello => Object(data).snap === 'hello';

const isWelcome = (data: Partial<Welcome> | null | undefined): data is Welcome =>
  data?.snap === 'welcome' && Number(data.version) >= LEAST && Number(data.version) <= VERSION;
