/** What a browser leaves to the page, for those without a mouse and those with a fast one. */

const parentsOf = (element: Element | null): readonly Element[] =>
  element ? [element, ...parentsOf(element.parentElement)] : [];

/**
 * When what had the focus is gone, the heading of the nearest part that is still there gets it: not the next button, which a
 * second Enter would press.
 */
export function keepFocus(): void {
  let path: readonly Element[] = [];
  const isNowhere = () => document.activeElement === document.body;
  document.addEventListener('focusin', ({ target }) => (path = target instanceof Element ? parentsOf(target) : []));
  document.addEventListener('focusout', ({ target }) =>
    // Given up by whoever had it, as by a click beside it.
    setTimeout(() => {
      if (path[0] === target && path[0]?.isConnected && isNowhere()) path = [];
    }),
  );
  new MutationObserver(() => {
    if (path[0] === undefined || path[0].isConnected || !isNowhere()) return;
    const near = path.filter((one) => one.isConnected && one.matches('li, section, main'));
    const heading = near.map((one) => one.querySelector<HTMLElement>('h1, h2')).find((one) => one !== null);
    if (heading) heading.tabIndex = -1;
    (heading?.querySelector('a') ?? heading)?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}

const SOON_MS = 1000;
const NEAR_PX = 10;

interface Click {
  readonly button: Element;
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/**
 * Whether a click hits another button than the one just before it in the same place: what was drawn anew in the meantime came
 * under the pointer, and is not what was meant. Browsers count clicks anew then.
 */
function cameUnderPointer(): (event: MouseEvent) => boolean {
  let last: Click | undefined;
  return ({ target, detail, clientX: x, clientY: y, timeStamp: at }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    // Zero is a key that was pressed.
    if (!button || detail === 0) return false;
    const isSame = last && at - last.at < SOON_MS && Math.hypot(x - last.x, y - last.y) < NEAR_PX;
    last = { button: isSame && last ? last.button : button, x, y, at };
    return last.button !== button;
  };
}

/** A double click asks once, and so does Enter that is held down; only a list is put in order by many clicks. */
export function askOnce(): void {
  const isAnother = cameUnderPointer();
  const stopIf = (event: Event, isAgain: boolean, what: string) => {
    if (!isAgain || !(event.target instanceof Element)) return;
    if (!event.target.closest(what) || event.target.closest('.channels')) return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', (event) => stopIf(event, isAnother(event) || event.detail > 1, 'button'), true);
  addEventListener('keydown', (event) => stopIf(event, event.repeat && event.key === 'Enter', 'button, input'), true);
}
