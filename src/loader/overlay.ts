/** A place on the page that the checkout's frame is in. */
export interface Place {
  /** Where the frame goes; it is put in by whoever made it. */
  readonly home: Element;
  readonly focus: () => void;
  /** The language of what is said here; Indonesian until then. */
  readonly speak: (english: boolean) => void;
  /**
   * There is no first screen yet, or no longer: a way out stands in for it. With `retry`, the checkout cannot be
   * reached: that is said, with a button.
   */
  readonly cover: (retry?: () => void) => void;
  /** The checkout's first screen is there: what stood in for it goes. */
  readonly show: () => void;
  /** The checkout's content is this many CSS pixels high. */
  readonly resize: (size: { readonly height: number }) => void;
  /** The page as it was. */
  readonly remove: () => void;
}

export interface Sheet extends Place {
  readonly open: () => void;
}

/** Our own look whatever the page's style sheets say. */
const strict = (rules: string) => `all:initial;color-scheme:light dark;${rules};`.replace(/;/g, '!important;');

/** Without a style attribute, which the page's CSP may forbid. */
const paint = (element: HTMLElement, rules: string) => {
  element.style.cssText = strict(rules);
};

const FILL = 'display:block;width:100%;height:100%;';

const nothing = () => {};

/** The frame's title, the cross, and what follows the title when the checkout cannot be reached. */
const wordsIn = (english: boolean): [title: string, close: string, unreachable: string] =>
  english
    ? ['Payment', 'Close', ' cannot be opened. Try again ↻']
    : ['Pembayaran', 'Tutup', ' tidak dapat dibuka. Coba lagi ↻'];

/** The page's own element, where nothing stands in for the frame: the page around it can be used. */
export function createEmbed(frame: HTMLIFrameElement, home: Element): Place {
  const resize: Place['resize'] = ({ height }) =>
    paint(frame, `${FILL}min-width:320px;min-height:${Math.max(560, height)}px`);
  resize({ height: 0 });
  return {
    home,
    focus: nothing,
    speak: (english) => {
      [frame.title] = wordsIn(english);
    },
    cover: nothing,
    show: nothing,
    resize,
    remove: () => frame.remove(),
  };
}

/**
 * A closed dialog, where the frame loads unseen; it is never moved, which would reload it.
 * Open, the dialog is the sheet: centred, or the whole window on a phone. It opens once.
 * @param onLeave `dismiss`: close or Escape, where the frame could not see it; `left`: the browser closed the sheet and did not ask
 */
export function createSheet(frame: HTMLIFrameElement, onLeave: (how: 'dismiss' | 'left') => void): Sheet {
  const dialog = document.createElement('dialog');
  const veil = document.createElement('div');
  const cross = document.createElement('button');
  const again = document.createElement('button');
  const closed = new AbortController();
  let first: HTMLElement = cross;
  // In a closed sheet nothing takes the focus.
  const focus = () => first.focus();

  cross.textContent = '✕';
  cross.onclick = () => onLeave('dismiss');
  cross.style.cssText = again.style.cssText =
    'min-width:44px;min-height:44px;border:0;background:0;font:18px system-ui';
  veil.attachShadow({ mode: 'open' }).append(again, cross);
  // Over the frame's own skeleton; behind that is the dialog's, in case the frame takes a while.
  paint(veil, 'position:absolute;top:6px;right:0;display:flex');
  dialog.id = 'snap-sheet';
  (dialog as { closedBy?: string }).closedBy = 'none';
  paint(dialog, 'display:none');
  // A script above <body> may call before there is one.
  (document.body || document.documentElement).append(dialog);
  const speak: Place['speak'] = (english) => {
    const [title, close, unreachable] = wordsIn(english);
    frame.title = title;
    again.textContent = title + unreachable;
    dialog.setAttribute('aria-label', title);
    cross.setAttribute('aria-label', close);
  };
  speak(false);
  return {
    home: dialog,
    focus,
    speak,
    cover: (retry) => {
      paint(frame, retry ? 'display:none' : FILL);
      again.hidden = !retry;
      again.onclick = retry as () => void;
      dialog.append(veil);
      first = retry ? again : cross;
      focus();
    },
    show: () => {
      veil.remove();
      first = frame;
      focus();
    },
    resize: nothing,
    open: () => {
      takeOver(dialog, closed, onLeave);
      focus();
    },
    remove: () => {
      closed.abort();
      dialog.remove();
    },
  };
}

/** Shows the dialog over everything and takes the page from under it; on `closed` the page is given back as it was. */
function takeOver(
  dialog: HTMLDialogElement,
  closed: AbortController,
  onLeave: (how: 'dismiss' | 'left') => void,
): void {
  const { scrollX: left, scrollY: top } = window;
  const root = document.documentElement;
  const view = visualViewport as VisualViewport;
  const look = new CSSStyleSheet();
  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal: closed.signal, capture: true });
  // The frame cannot see the keyboard or the window's safe areas; the sheet makes room for it. A zoomed page is panned, not resized.
  const fit = () => {
    if (dialog.open && view.scale > 1.01) return;
    const wide = root.clientWidth >= 640;
    const height = wide ? Math.min(720, view.height - 48) : view.height;
    paint(
      dialog,
      `display:block;position:fixed;box-sizing:border-box;overflow:hidden;background:Canvas;` +
        `height:${height}px;top:${view.offsetTop + (view.height - height) / 2}px;` +
        (wide
          ? `left:calc(50% - 216px);width:432px;border-radius:12px`
          : 'left:0;width:100%;padding:env(safe-area-inset-top) 0 env(safe-area-inset-bottom)'),
    );
  };
  const leave = (event: Event) => {
    if (event.type === 'keydown' && (event as KeyboardEvent).key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onLeave('dismiss');
  };

  // The one of the two that the window's scrolling comes from: hiding the other's would lay out the page anew.
  const scroller = getComputedStyle(root).overflow === 'visible' ? 'body' : ':root';
  look.replaceSync(
    `${scroller}{overflow:hidden!important}:root{scrollbar-gutter:${innerWidth > root.clientWidth ? 'stable' : 0}!important}` +
      `#snap-sheet::backdrop{${strict('position:fixed;inset:0;background:#0009')}}`,
  );
  document.adoptedStyleSheets.push(look);
  fit();
  on(view, 'resize', fit);
  on(view, 'scroll', fit);
  on(window, 'keydown', leave);
  on(dialog, 'cancel', leave);
  on(dialog, 'close', () => {
    closed.abort();
    onLeave('left');
  });
  dialog.showModal();
  closed.signal.onabort = () => {
    dialog.close();
    paint(dialog, 'display:none');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== look);
    scrollTo({ left, top, behavior: 'instant' });
  };
}
