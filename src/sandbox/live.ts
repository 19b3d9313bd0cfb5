const PAUSE_MS = 150;
/** Finds out that a listener is gone, and keeps proxies from hanging up. */
const BREATH_MS = 20_000;
/** Lines that a listener may leave unread. */
const PATIENCE = 100;

type Listener = ReadableStreamDefaultController<Uint8Array>;

const CHANGED = new TextEncoder().encode('data: changed\n\n');
const BREATH = new TextEncoder().encode(':\n\n');

/**
 * Tells open consoles that something changed, as server-sent events; what changed they read by themselves. Many changes in a
 * short time are told once, and without a listener a change costs nothing.
 */
export function openLive(after: (ms: number, work: () => void) => () => void) {
  const listeners = new Set<Listener>();
  let cancelTelling: (() => void) | undefined;
  let cancelBreath: (() => void) | undefined;

  const send = (line: Uint8Array): void => {
    for (const listener of listeners) {
      if ((listener.desiredSize ?? -PATIENCE) > -PATIENCE) listener.enqueue(line);
      else {
        listeners.delete(listener);
        listener.error(new Error('it does not read'));
      }
    }
  };

  const breathe = (): void => {
    cancelBreath = undefined;
    send(BREATH);
    if (listeners.size > 0) cancelBreath = after(BREATH_MS, breathe);
  };

  return {
    changed(): void {
      if (listeners.size === 0) return;
      cancelTelling ??= after(PAUSE_MS, () => {
        cancelTelling = undefined;
        send(CHANGED);
      });
    },
    /** One listener's stream; it begins with a change, so that nothing is missed between reading and listening. */
    stream(): ReadableStream<Uint8Array> {
      let own: Listener;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          listeners.add(controller);
          controller.enqueue(CHANGED);
          cancelBreath ??= after(BREATH_MS, breathe);
        },
        cancel: () => void listeners.delete(own),
      });
    },
    /** Ends every stream: a server closes when nobody is connected. */
    hangUp(): void {
      cancelTelling?.();
      cancelBreath?.();
      cancelTelling = cancelBreath = undefined;
      for (const listener of listeners) listener.close();
      listeners.clear();
    },
  };
}

export type Live = ReturnType<typeof openLive>;
