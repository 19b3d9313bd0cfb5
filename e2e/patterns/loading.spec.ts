import {
  button,
  expect,
  frames,
  html,
  isClosed,
  LIST,
  patterns,
  pends,
  press,
  pressAndPend,
  pressAndSucceed,
  script,
  succeeds,
  value,
  type Shown,
} from './pattern.ts';

const pay = (token: string) => `snap.pay('${token}', callbacks());`;

/** A script of the page's own that loads snap.js: `place` is where it puts the tag. */
const inject = (src: string, key: string, place: string, then: string) =>
  script(`var s = document.createElement('script'); s.src = '${src}'; s.setAttribute('data-client-key', '${key}');
s.onload = function () { ${then} }; ${place}`);

const oneFrame = async (shown: Shown) => expect(await frames(shown)).toBe(1);

patterns('§1 loading the script: where it stands', {
  'in the head, as all official examples do': {
    html: ({ tag, token }) => html(tag, button(pay(token))),
    run: pressAndSucceed,
  },
  'in the body before the page’s own script': {
    html: ({ tag, token }) => html('', tag + button(pay(token))),
    run: pressAndPend,
  },
  'after </html>': {
    html: ({ tag, token }) => html('', button(pay(token))) + tag,
    run: pressAndPend,
  },
  'in the head, called at once, before there is a body': {
    html: ({ tag, token }) => html(tag + script(`window.hadBody = !!document.body; ${pay(token)}`), '<h1>Toko</h1>'),
    run: async (shown) => {
      await pends(shown);
      expect(await value(shown.page, 'hadBody')).toBe(false);
      await expect(shown.page.getByRole('heading', { name: 'Toko' })).toBeVisible();
    },
  },
  'deferred, used on DOMContentLoaded': {
    html: ({ src, key, token }) =>
      html(
        `<script defer src="${src}" data-client-key="${key}"></script>`,
        script(`document.addEventListener('DOMContentLoaded', function () { ${pay(token)} });`),
      ),
    run: pends,
  },
  'async, used on load': {
    html: ({ src, key, token }) =>
      html(
        `<script async src="${src}" data-client-key="${key}"></script>`,
        script(`window.onload = function () { ${pay(token)} };`),
      ),
    run: pends,
  },
  'as a module': {
    html: ({ src, key, token }) =>
      html(`<script type="module" src="${src}" data-client-key="${key}"></script>`, button(pay(token))),
    run: pressAndPend,
  },
  'with a query, for the cache': {
    html: ({ src, key, token }) =>
      html(`<script src="${src}?v=20261101" data-client-key="${key}"></script>`, button(pay(token))),
    run: pressAndPend,
  },
  'from the old path /snap/assets/snap.js': {
    html: ({ gateway, key, token }) =>
      html(`<script src="${gateway}/snap/assets/snap.js" data-client-key="${key}"></script>`, button(pay(token))),
    run: pressAndPend,
  },
});

patterns('§1 loading the script: by another script', {
  'appended to the body, key set before': {
    html: ({ src, key, token }) => html('', inject(src, key, 'document.body.appendChild(s);', pay(token))),
    run: pends,
  },
  'appended to the head, used later': {
    html: ({ src, key, token }) => html(inject(src, key, 'document.head.appendChild(s);', ''), button(pay(token))),
    run: async (shown) => {
      await shown.page.waitForFunction(() => 'snap' in window);
      await pressAndPend(shown);
    },
  },
  'attributes set after it was appended': {
    html: ({ src, key, token }) =>
      html(
        '',
        script(`var s = document.createElement('script'); s.src = '${src}'; document.body.appendChild(s);
s.setAttribute('id', 'midtrans-script'); s.setAttribute('data-cfasync', 'false'); s.setAttribute('data-client-key', '${key}');
s.onload = function () { ${pay(token)} };`),
      ),
    run: async (shown) => {
      await expect(shown.page.locator('iframe#snap-midtrans')).toHaveAttribute('src', /client_key=SB-Mid-client/);
      await pends(shown);
    },
  },
  'inserted before the first script of the page': {
    html: ({ src, key, token }) =>
      html(
        '',
        inject(
          src,
          key,
          "var first = document.getElementsByTagName('script')[0]; first.parentNode.insertBefore(s, first);",
          pay(token),
        ),
      ),
    run: pends,
  },
  'polled until snap.pay is a function': {
    html: ({ src, key, token }) =>
      html(
        '',
        script(`var wait = setInterval(function () {
  if (typeof snap === 'undefined' || typeof snap.pay !== 'function') return;
  clearInterval(wait); ${pay(token)}
}, 20);`) + inject(src, key, 'setTimeout(function () { document.body.appendChild(s); }, 100);', ''),
      ),
    run: pends,
  },
  'skipped when window.snap is there already': {
    html: ({ tag, src, key, token }) =>
      html(
        tag,
        script(`function load(then) { if (window.snap) return then(); var s = document.createElement('script');
s.src = '${src}'; s.dataset.clientKey = '${key}'; s.onload = then; document.head.appendChild(s); }`) +
          button(`load(function () { ${pay(token)} })`),
      ),
    run: async (shown) => {
      await pressAndPend(shown);
      expect(await shown.page.locator('script[src$="snap.js"]').count()).toBe(1);
    },
  },
});

patterns('§1 loading the script: more than once', {
  'removed on unmount and appended again at once, as StrictMode does': {
    order: LIST,
    html: ({ src, key, token }) =>
      html(
        '',
        script(`function mount() { var s = document.createElement('script'); s.src = '${src}';
s.setAttribute('data-client-key', '${key}'); document.body.appendChild(s); return function () { document.body.removeChild(s); }; }
var unmount = mount(); unmount(); mount();`) + button(pay(token)),
      ),
    run: async (shown) => {
      await shown.page.waitForFunction(() => 'snap' in window);
      await press(shown);
      await oneFrame(shown);
      await isClosed(shown);
    },
  },
  'a tag removed after load leaves window.snap working': {
    html: ({ tag, token }) =>
      html(tag, button(`document.querySelector('script[src$="snap.js"]').remove(); ${pay(token)}`)),
    run: pressAndPend,
  },
  'again while the pop-up is open: nothing is disturbed': {
    html: ({ tag, src, key, token }) =>
      html(
        tag,
        button(`${pay(token)} var s = document.createElement('script'); s.src = '${src}';
s.setAttribute('data-client-key', '${key}'); s.onload = function () { window.again = true; }; document.body.appendChild(s);`),
      ),
    run: async (shown) => {
      await press(shown);
      await shown.page.waitForFunction(() => (window as unknown as { again?: boolean }).again);
      await succeeds(shown);
    },
  },
  'twice in the page: the same object, one frame, one callback': {
    html: ({ tag, token }) =>
      html(tag + script('window.first = snap;') + tag, script('window.same = first === snap;') + button(pay(token))),
    run: async (shown) => {
      await press(shown);
      await oneFrame(shown);
      await pends(shown);
      expect(await value(shown.page, 'same')).toBe(true);
    },
  },
  'from two hosts: the last one wins': {
    html: ({ tag, elsewhere, key, token }) =>
      html(tag + `<script src="${elsewhere}/snap/snap.js" data-client-key="${key}"></script>`, button(pay(token))),
    run: async (shown) => {
      await press(shown);
      await oneFrame(shown);
      const src = await shown.page.locator('iframe#snap-midtrans').getAttribute('src');
      expect(new URL(src ?? '').origin).toBe(shown.elsewhere);
      await pends(shown);
    },
  },
  'stored in a state variable on load, used after a second load': {
    html: ({ src, key, token }) =>
      html(
        '',
        script(`function load(then) { var s = document.createElement('script'); s.src = '${src}';
s.setAttribute('data-client-key', '${key}'); s.onload = then; document.body.appendChild(s); }
load(function () { var stored = window.snap; load(function () { stored.pay('${token}', callbacks()); }); });`),
      ),
    run: pends,
  },
  'deleted with its frame and tag, then loaded again': {
    html: ({ tag, src, key, token }) =>
      html(
        tag,
        button(`delete window.snap; var f = document.getElementById('snap-midtrans'); if (f) f.remove();
document.querySelector('script[src$="snap.js"]').remove(); window.gone = !('snap' in window);
var s = document.createElement('script'); s.src = '${src}'; s.setAttribute('data-client-key', '${key}');
s.onload = function () { ${pay(token)} }; document.body.appendChild(s);`),
      ),
    run: async (shown) => {
      await press(shown);
      await pends(shown);
      expect(await value(shown.page, 'gone')).toBe(true);
    },
  },
});

patterns('§1 loading the script: what the page did to window.snap', {
  'a stub of the page’s own, made before': {
    html: ({ tag, token }) => html(script('window.snap = window.snap || {};') + tag, button(pay(token))),
    run: pressAndPend,
  },
  'pay rebound, and a property of the page’s own added': {
    html: ({ tag, token }) =>
      html(
        tag + script('window.snap.pay = window.snap.pay.bind(window.snap); window.snap.currentTransaction = "T-1";'),
        button(pay(token)),
      ),
    run: pressAndPend,
  },
  'pay wrapped to change callbacks': {
    html: ({ tag, token }) =>
      html(
        tag +
          script(`var real = snap.pay; snap.pay = function (token, options) {
  var pending = options.onPending; options.onPending = function (r) { r.wrapped = 'yes'; pending(r); }; return real(token, options); };`),
        button(pay(token)),
      ),
    run: async (shown) => {
      expect((await pressAndPend(shown)).result).toMatchObject({ wrapped: 'yes' });
    },
  },
});

patterns('§1 loading the script: keys and policies', {
  'a placeholder for a client key': {
    html: ({ src, token }) => html(`<script src="${src}" data-client-key="<CLIENT-KEY>"></script>`, button(pay(token))),
    run: pressAndSucceed,
  },
  'no client key at all': {
    html: ({ src, token }) => html(`<script src="${src}"></script>`, button(pay(token))),
    run: async (shown) => {
      await press(shown);
      await expect(shown.page.locator('iframe#snap-midtrans')).not.toHaveAttribute('src', /client_key/);
      await pends(shown);
    },
  },
  'a server key instead: told, and never put into a URL': {
    html: ({ src, token }) =>
      html(
        script('window.told = []; console.error = function () { told.push([].join.call(arguments)); };') +
          `<script src="${src}" data-client-key="SB-Mid-server-secret"></script>`,
        button(pay(token)),
      ),
    run: async (shown) => {
      await pressAndPend(shown);
      const told = String(await value(shown.page, 'told'));
      expect(told).toContain('SERVER key');
      expect(told + (await shown.page.content()).replace(/data-client-key="[^"]*"/, '')).not.toContain('server-secret');
    },
  },
  'a strict policy: nonce, no inline styles, Trusted Types, no connections': {
    headers: {
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-n' 'strict-dynamic'; frame-src http://localhost:*; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'",
    },
    html: ({ tag, token }) => html(tag, button(pay(token))).replaceAll('<script', '<script nonce="n"'),
    run: async (shown) => {
      await press(shown);
      await expect(shown.page.locator('dialog#snap-sheet')).toHaveCSS('border-radius', '12px');
      await pends(shown);
    },
  },
  'headers that shops set: X-Frame-Options, Permissions-Policy, COOP': {
    headers: {
      'x-frame-options': 'DENY',
      'permissions-policy': 'payment=(self)',
      'cross-origin-opener-policy': 'same-origin',
    },
    html: ({ tag, token }) => html(tag, button(pay(token))),
    run: pressAndPend,
  },
  'an isolated page (COOP and COEP)': {
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
    html: ({ src, key, token }) =>
      html(`<script crossorigin src="${src}" data-client-key="${key}"></script>`, button(pay(token))),
    run: pressAndPend,
  },
  'data-prewarm="off": no frame until it is needed': {
    html: ({ src, key, token }) =>
      html(`<script src="${src}" data-client-key="${key}" data-prewarm="off"></script>`, button(pay(token))),
    run: async (shown) => {
      await shown.page.waitForTimeout(400);
      expect(await frames(shown)).toBe(0);
      await pressAndPend(shown);
      await shown.page.waitForTimeout(400);
      expect(await frames(shown)).toBe(0);
    },
  },
});
