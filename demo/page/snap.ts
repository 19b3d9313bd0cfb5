/** What `snap.js` puts on the page, as far as the shop uses it. */
export interface Snap {
  pay(token: string, options?: object): void;
  embed(token: string, options: object): void;
  show(): void;
  hide(): void;
}

/** `window.snap`, or null when the script has not come: blocked, or the gateway is down. */
export function pageSnap(): Snap | null {
  const { snap } = window as unknown as { snap?: Snap };
  return typeof snap?.pay === 'function' ? snap : null;
}

/** A link that may be followed: http(s) only, since it came from a request. Null for anything else. */
export function safeLink(url: string | undefined): string | null {
  try {
    const { protocol, href } = new URL(url ?? '');
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}
