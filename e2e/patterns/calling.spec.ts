import {
  arrives,
  button,
  calls,
  closes,
  expect,
  frames,
  html,
  isClosed,
  LIST,
  onlyCall,
  patterns,
  pends,
  press,
  pressAndPend,
  script,
  succeeds,
  value,
} from './pattern.ts';

const pay = (token: string) => `snap.pay('${token}', callbacks());`;
const STATE_ERROR =
  'snap.pay is not allowed to be called in this state. Invalid state transition from PopupInView to PopupInView';

patterns('§2 calling it: where the token comes from', {
  'a whole text answer with white space around the token': {
    html: ({ tag, token, serve }) =>
      html(
        tag,
        button(`fetch('${serve(`\n  ${token}\r\n`, 'text/plain')}').then(function (r) { return r.text(); })
  .then(function (data) { snap.pay(data, callbacks()); });`),
      ),
    run: pressAndPend,
  },
  'a field of a JSON answer, outside of a user gesture': {
    html: ({ tag, token, serve }) =>
      html(
        tag,
        button(`fetch('${serve(JSON.stringify({ token }), 'application/json')}').then(function (r) { return r.json(); })
  .then(function (data) { setTimeout(function () { snap.pay(data.token, callbacks()); }, 50); });`),
      ),
    run: pressAndPend,
  },
  'the redirect_url instead of the token': {
    html: ({ tag, redirectUrl }) => html(tag, button(pay(redirectUrl))),
    run: pressAndPend,
  },
  'a redirect_url with options behind it': {
    html: ({ tag, redirectUrl }) => html(tag, button(pay(`${redirectUrl}?language=en#/bank-transfer/bca-va`))),
    run: pressAndPend,
  },
  'a data-token attribute': {
    html: ({ tag, token }) =>
      html(
        tag,
        `<button id="pay-button" data-token="${token}" onclick="snap.pay(this.dataset.token, callbacks())">Bayar</button>`,
      ),
    run: pressAndPend,
  },
  'an inline onclick': {
    html: ({ tag, token }) =>
      html(tag, `<button id="pay-button" onclick="snap.pay('${token}', callbacks())">Bayar</button>`),
    run: pressAndPend,
  },
});

patterns('§2 calling it: when', {
  'by itself on DOMContentLoaded': {
    html: ({ tag, token }) =>
      html(tag, script(`document.addEventListener('DOMContentLoaded', function () { ${pay(token)} });`)),
    run: pends,
  },
  'by itself after a while': {
    html: ({ tag, token }) => html(tag, script(`setTimeout(function () { ${pay(token)} }, 500);`)),
    run: pends,
  },
  'in a retry loop until it does not throw': {
    html: ({ src, key, token }) =>
      html(
        '',
        script(`var tries = 0, timer = setInterval(function () {
  try { tries += 1; ${pay(token)} clearInterval(timer); } catch (e) { if (tries > 50) clearInterval(timer); }
}, 100);
setTimeout(function () { var s = document.createElement('script'); s.src = '${src}'; s.dataset.clientKey = '${key}'; document.body.appendChild(s); }, 250);`),
      ),
    run: async (shown) => {
      await pends(shown);
      const tries = Number(await value(shown.page, 'tries'));
      expect(tries).toBeGreaterThan(2);
      expect(await value(shown.page, 'tries')).toBe(tries);
    },
  },
  'by a function taken off the object': {
    html: ({ tag, token }) => html(tag, button(`const { pay } = window.snap; pay('${token}', callbacks());`)),
    run: pressAndPend,
  },
});

patterns('§2 calling it: while it is open', {
  'the same token again: nothing happens': {
    html: ({ tag, token }) => html(tag, button(`${pay(token)} snap.pay('${token}', { onPending: record('second') });`)),
    run: async (shown) => {
      await press(shown);
      expect(await frames(shown)).toBe(1);
      await succeeds(shown);
    },
  },
  'an effect that runs twice with two tokens: throws the known text, keeps the first': {
    html: ({ tag, token }) =>
      html(
        tag,
        button(
          `${pay(token)} try { snap.pay('another-token', callbacks()); } catch (e) { window.thrown = e.message; }`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      expect(await value(shown.page, 'thrown')).toBe(STATE_ERROR);
      await succeeds(shown);
    },
  },
  'embed while the pop-up is open: throws': {
    html: ({ tag, token }) =>
      html(
        tag,
        `<div id="snap-container"></div>` +
          button(
            `${pay(token)} try { snap.embed('${token}', { embedId: 'snap-container' }); } catch (e) { window.thrown = e.message; }`,
          ),
      ),
    run: async (shown) => {
      await press(shown);
      expect(await value(shown.page, 'thrown')).toBe(
        'snap.embed is not allowed to be called in this state. Invalid state transition from PopupInView to EmbedInView',
      );
      await pends(shown);
    },
  },
});

patterns('§2 calling it: show, hide and their like', {
  'show, then pay, in one sheet': {
    html: ({ tag, token }) =>
      html(
        tag,
        button(
          `snap.show(); setTimeout(function () { window.sheets = document.querySelectorAll('dialog[open]').length; ${pay(token)} }, 300);`,
        ),
      ),
    run: async (shown) => {
      await pressAndPend(shown);
      expect(await value(shown.page, 'sheets')).toBe(1);
    },
  },
  'show, then hide, because the order failed': {
    html: ({ tag, token }) =>
      html(
        tag,
        button(`snap.show(); setTimeout(function () { snap.hide(); window.failed = true; }, 100);`) +
          `<a id="later" href="#" onclick="${pay(token)}">Lagi</a>`,
      ),
    run: async (shown) => {
      await press(shown);
      await shown.page.waitForFunction(() => (window as unknown as { failed?: boolean }).failed);
      await expect(shown.page.locator('dialog[open]')).toHaveCount(0);
      expect(await calls(shown.page)).toEqual([]);
      await shown.page.getByRole('link', { name: 'Lagi' }).click();
      await pends(shown);
    },
  },
  'show, closed by the customer, then pay': {
    html: ({ tag, token }) => html(tag, button('snap.show();') + `<a href="#" onclick="${pay(token)}">Lagi</a>`),
    run: async (shown) => {
      await press(shown);
      await shown.page.getByRole('button', { name: 'Tutup' }).click();
      await expect(shown.page.locator('dialog[open]')).toHaveCount(0);
      await shown.page.getByRole('link', { name: 'Lagi' }).click();
      await pends(shown);
    },
  },
  'hide inside the callback': {
    html: ({ tag, token }) =>
      html(tag, button(`snap.pay('${token}', { onPending: function (r) { snap.hide(); record('onPending')(r); } });`)),
    run: pressAndPend,
  },
  'hide by a poller when the back end knows that it is paid': {
    order: LIST,
    html: ({ tag, token }) =>
      html(tag, button(`${pay(token)} setTimeout(function () { snap.hide(); window.hidden = true; }, 400);`)),
    run: async ({ page, ...shown }) => {
      await press({ page, ...shown });
      await page.waitForFunction(() => (window as unknown as { hidden?: unknown }).hidden === true);
      await expect(page.locator('dialog[open]')).toHaveCount(0);
      await page.waitForTimeout(200);
      expect(await calls(page)).toEqual([]);
    },
  },
  'hide before pay in one tick, to reset': {
    html: ({ tag, token }) => html(tag, button(`snap.hide(); ${pay(token)}`)),
    run: pressAndPend,
  },
  'hide and pay in one tick while another is open': {
    html: ({ tag, token }) =>
      html(tag, button(`snap.pay('another-token', { onClose: record('first') }); snap.hide(); ${pay(token)}`)),
    run: pressAndPend,
  },
  'hide, 200 ms, pay': {
    html: ({ tag, token }) => html(tag, button(`snap.hide(); setTimeout(function () { ${pay(token)} }, 200);`)),
    run: pressAndPend,
  },
  'reset and init are there, isOpen is not': {
    html: ({ tag, token }) =>
      html(
        tag,
        button(`if (snap.isOpen) return; snap.init && snap.init({}); snap.reset && snap.reset(); ${pay(token)}`),
      ),
    run: pressAndPend,
  },
});

patterns('§2 calling it: what is no token', {
  'undefined, because the request failed: says so, and the next call works': {
    throws: true,
    html: ({ src, key, token }) =>
      html(
        `<script crossorigin src="${src}" data-client-key="${key}"></script>` +
          script('window.onerror = function (message) { window.thrown = message; };'),
        button(`if (!window.thrown) snap.pay({}.token); else ${pay(token)}`),
      ),
    run: async (shown) => {
      await press(shown);
      expect(await value(shown.page, 'thrown')).toContain('snap.pay: expected a token, got undefined');
      await pressAndPend(shown);
    },
  },
  'the whole answer instead of its token': {
    html: ({ tag, token, redirectUrl }) =>
      html(
        tag,
        button(
          `try { snap.pay(${JSON.stringify({ token, redirect_url: redirectUrl })}); } catch (e) { window.thrown = String(e); snap.pay('${token}', callbacks()); }`,
        ),
      ),
    run: async (shown) => {
      await pressAndPend(shown);
      expect(await value(shown.page, 'thrown')).toContain(
        `TypeError: snap.pay: expected a token, got {"token":"${shown.token}"`,
      );
    },
  },
  'an empty string': {
    html: ({ tag, token }) =>
      html(tag, button(`try { snap.pay('' || ''); } catch (e) { window.thrown = e.name; ${pay(token)} }`)),
    run: async (shown) => {
      await pressAndPend(shown);
      expect(await value(shown.page, 'thrown')).toBe('TypeError');
    },
  },
  'a token that nobody knows: its page says so, and leaving it is onError with a list of messages': {
    html: ({ tag }) =>
      html(
        tag,
        button(
          `snap.pay('00000000-0000-0000-0000-000000000000', { onError: function (r) { window.joined = r.status_message.join(', '); record('onError')(r); } });`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await closes(shown);
      expect(await onlyCall(shown.page)).toMatchObject({ name: 'onError', result: { status_code: '404' } });
      expect(String(await value(shown.page, 'joined'))).not.toBe('');
    },
  },
});

patterns('§2 calling it: again', {
  'at once, inside onClose, as snap-opener does': {
    order: LIST,
    html: ({ tag, token }) =>
      html(
        tag,
        button(
          `function open() { snap.pay('${token}', { onClose: function () { record('onClose')(); if (calls.length < 3) open(); } }); } open();`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      for (let times = 1; times <= 3; times += 1) {
        await closes(shown);
        await expect.poll(() => calls(shown.page).then(({ length }) => length)).toBe(times);
      }
      await expect(shown.page.locator('dialog[open]')).toHaveCount(0);
    },
  },
  'the sheet closed under the customer, with a number on it: that is pending': {
    html: ({ tag, token }) => html(tag, button(pay(token))),
    run: async (shown) => {
      await press(shown);
      await shown.frame.getByRole('button', { name: 'Saya sudah bayar, cek status' }).waitFor();
      await shown.page.evaluate(() => document.querySelector('dialog')?.close());
      expect(await onlyCall(shown.page)).toMatchObject({ name: 'onPending', result: { order_id: shown.orderId } });
    },
  },
  'after the page removed the frame by hand': {
    html: ({ tag, token }) =>
      html(
        tag,
        button(
          `${pay(token)} setTimeout(function () { document.getElementById('snap-midtrans').remove(); window.open2 = document.querySelectorAll('dialog[open]').length; ${pay(token)} }, 300);`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await succeeds(shown);
      expect(await frames(shown)).toBeLessThanOrEqual(1);
    },
  },
  'after the page removed every node that looks like ours': {
    order: LIST,
    html: ({ tag, token }) =>
      html(
        tag,
        button(`${pay(token)} setTimeout(function () {
  document.querySelectorAll('[id*="snap"],[class*="snap"],.snap-overlay').forEach(function (n) { n.remove(); }); window.cleaned = true;
}, 300);`) + `<a href="#" onclick="${pay(token)}">Lagi</a>`,
      ),
    run: async (shown) => {
      await press(shown);
      await shown.page.waitForFunction(() => (window as unknown as { cleaned?: boolean }).cleaned);
      expect(await shown.page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('visible');
      await shown.page.getByRole('link', { name: 'Lagi' }).click();
      await isClosed(shown);
    },
  },
  'without a second argument': {
    order: { callbacks: { finish: '{shop}/thanks' } },
    html: ({ tag, token }) => html(tag, button(`snap.pay('${token}')`)),
    run: async (shown) => {
      await press(shown);
      await shown.frame.getByRole('button', { name: /Saya sudah bayar/ }).waitFor();
      await shown.server.lever(shown.token, 'settle');
      await shown.frame.getByRole('button', { name: /Saya sudah bayar/ }).click();
      await shown.frame.getByRole('button', { name: /Kembali ke/ }).click();
      expect(await arrives(shown, '/thanks')).toMatchObject({
        order_id: shown.orderId,
        status_code: '200',
        transaction_status: 'settlement',
      });
    },
  },
});
