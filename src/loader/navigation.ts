import type { Asked } from '../bridge/protocol.ts';

/**
 * Takes the page to the URL that the checkout named, because the page gave no callback for what happened.
 * http and https only; where the shop named `hosts` (separated by space or comma), only to those and the page's own.
 */
export function leaveFor(url: string, hosts?: string): void {
  const [, host] = /^https?:\/\/([^/?#]+)/i.exec(url) || [];
  if (host && (!hosts || `${location.host},${hosts}`.split(/[\s,]+/).includes(host))) location.assign(url);
  else console.error('snap.js refused ' + url);
}

/** The same checkout in a window of its own, with what was asked of it (contract 1.8); personal data stays out of URLs. */
export const fullWindowUrl = (origin: string, token: string, options: Asked): string =>
  `${origin}/snap/v4/redirection/${encodeURIComponent(token)}?` +
  String(new URLSearchParams(options)).replace(/(^|&)customer[^&]*/g, '');
