/** A MessagePort that knows what may be sent and what may arrive. */
export interface Port<Out, In> {
  readonly send: <Type extends keyof Out & string>(type: Type, payload: Out[Type]) => void;
  /** A listener for each type of interest. Messages wait until then; a second call replaces all listeners. */
  readonly hear: (listeners: { readonly [Type in keyof In]?: (payload: In[Type]) => void }) => void;
  /** Nothing is sent or heard afterwards. */
  readonly close: () => void;
}

/** What a Port needs of a MessagePort. */
export interface RawPort {
  onmessage: ((event: MessageEvent) => unknown) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** Types that this side does not know, from a newer one, are passed over in silence. */
export function openPort<Out, In>(raw: RawPort): Port<Out, In> {
  return {
    send: (type, payload) => raw.postMessage({ type, payload }),
    hear: (listeners) => {
      // This also starts the port.
      raw.onmessage = ({ data }) => {
        const listener = data && listeners[data.type as keyof In];
        if (listener) listener(data.payload);
      };
    },
    close: () => {
      raw.onmessage = null;
      raw.close();
    },
  };
}
