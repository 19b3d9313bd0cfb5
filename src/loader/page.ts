/** What the loader asks of the page it is a guest of. */

/**
 * Chrome and WebView 109, Firefox 115, Safari 16.4, or near enough: MathMLElement came with that Chrome, adopted style
 * sheets with that Safari. Below it the checkout gets a window of its own.
 */
export const isSupported = (): boolean => 'MathMLElement' in window && 'adoptedStyleSheets' in document;

type Idle = typeof requestIdleCallback;

/** After the page's own `load`, when it has nothing better to do; never on a metered line. */
export function whenIdle(run: () => void): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  // A page that is never idle still gets there; the timer's 0 is what that object is as a number.
  const idle = () => (window.requestIdleCallback || (setTimeout as unknown as Idle))(run, { timeout: 1000 });
  if (connection && connection.saveData) return;
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
}

/** When what was taken off the screen is really off it: an `alert` in a callback would freeze the picture. */
export function afterPaint(run: () => void): void {
  if (document.hidden) run();
  else setTimeout(run, 40);
}
