/** What the page's own `<script>` says. Attributes are read when they are needed: many pages set them after inserting the tag. */
export interface Script {
  /** Where the checkout is: wherever this script came from. */
  readonly origin: string;
  /** Its `data-` attributes as they are now. */
  readonly data: DOMStringMap;
}

/** Server keys open the gateway's whole API: one that got into a page must not get any further. */
export const isServerKey = (text: string): boolean => /(mid|vt)-server-/i.test(text);

/** The tag that is being run; else the last one that looks like ours (`type=module`, or run by somebody else's loader). */
export function ownTag(): HTMLScriptElement | undefined {
  const running = document.currentScript;
  // An element named currentScript can hide the real one.
  if (running instanceof HTMLScriptElement && running.src) return running;
  return Array.from(
    document.querySelectorAll<HTMLScriptElement>('script[src*="snap.js"],script[src*="snap.min.js"]'),
  ).pop();
}

export const readScript = (tag: HTMLScriptElement): Script => ({
  origin: new URL(tag.src).origin,
  data: tag.dataset,
});

/** The client key, unless it is one that must not be seen in a URL. It never decides whether the checkout opens. */
export function clientKey({ data }: Script): string {
  const key = data['clientKey'] || '';
  if (!isServerKey(key)) return key;
  console.error('data-client-key is a SERVER key: revoke it');
  return '';
}
