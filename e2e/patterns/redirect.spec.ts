import type { Page } from '@playwright/test';
import {
  arrives,
  asks,
  button,
  closes,
  expect,
  html,
  leavesPending,
  LIST,
  patterns,
  pays,
  press,
  script,
  type Shown,
  value,
} from './pattern.ts';

const FINISH = { callbacks: { finish: '{shop}/finish', error: '{shop}/error', unfinish: '{shop}/unfinish' } };

/** The customer pays in a window of the checkout's own. */
const paysIn = (page: Page, { server, token }: Shown) => pays({ server, token, frame: page.locator('html') as never });

const paid = (shown: Shown) => ({
  order_id: shown.orderId,
  status_code: '200',
  transaction_status: 'settlement',
});

const paysHere = async (shown: Shown) => {
  await press(shown);
  await paysIn(shown.page, shown);
  expect(await arrives(shown, '/finish')).toMatchObject(paid(shown));
};

patterns('§6 redirect: the pop-up without a callback', {
  'paid: the finish URL': {
    order: FINISH,
    html: ({ tag, token }) => html(tag, button(`snap.pay('${token}')`)),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      expect(await arrives(shown, '/finish')).toMatchObject(paid(shown));
    },
  },
  'pending, with only onSuccess given: the finish URL': {
    order: FINISH,
    html: ({ tag, token }) => html(tag, button(`snap.pay('${token}', { onSuccess: record('onSuccess') })`)),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      expect(await arrives(shown, '/finish')).toMatchObject({ status_code: '201', transaction_status: 'pending' });
    },
  },
  'a finish URL with a query of its own keeps it': {
    order: { callbacks: { finish: '{shop}/finish?lang=id&step=3#top' } },
    html: ({ tag, token }) => html(tag, button(`snap.pay('${token}')`)),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      expect(await arrives(shown, '/finish')).toMatchObject({ lang: 'id', step: '3', ...paid(shown) });
    },
  },
  'closed without paying: nothing happens': {
    order: { ...LIST, ...FINISH },
    html: ({ tag, token }) => html(tag, button(`snap.pay('${token}')`)),
    run: async (shown) => {
      const before = shown.page.url();
      await press(shown);
      await closes(shown);
      await expect(shown.page.locator('dialog[open]')).toHaveCount(0);
      await shown.page.waitForTimeout(300);
      expect(shown.page.url()).toBe(before);
    },
  },
  'no finish URL anywhere: nothing happens': {
    html: ({ tag, token }) => html(tag, button(`snap.pay('${token}')`)),
    run: async (shown) => {
      const before = shown.page.url();
      await press(shown);
      await pays(shown);
      await expect(shown.page.locator('dialog[open]')).toHaveCount(0);
      await shown.page.waitForTimeout(300);
      expect(shown.page.url()).toBe(before);
    },
  },
  'expired while open: the error URL': {
    order: FINISH,
    html: ({ tag, token }) => html(tag, button(`snap.pay('${token}', { onSuccess: record('onSuccess') })`)),
    run: async (shown) => {
      await press(shown);
      await shown.frame.getByRole('button', { name: 'Saya sudah bayar, cek status' }).waitFor();
      await shown.server.lever(shown.token, 'expire');
      await asks(shown.frame.getByRole('button', { name: 'Saya sudah bayar, cek status' }));
      await shown.frame.getByRole('heading', { name: 'Waktu pembayaran habis' }).waitFor();
      await closes(shown);
      expect(await arrives(shown, '/error')).toMatchObject({ order_id: shown.orderId, transaction_status: 'expire' });
    },
  },
  'data-finish-hosts: the page’s own host is always one of them': {
    order: FINISH,
    html: ({ src, key, token }) =>
      html(
        `<script src="${src}" data-client-key="${key}" data-finish-hosts="shop.example, www.shop.example"></script>`,
        button(`snap.pay('${token}')`),
      ),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      expect(await arrives(shown, '/finish')).toMatchObject({ order_id: shown.orderId });
    },
  },
  'data-finish-hosts without that host: refused, with a word in the console': {
    order: { callbacks: { finish: 'https://elsewhere.example/finish' } },
    html: ({ src, key, token }) =>
      html(
        script('window.told = []; console.error = function (line) { told.push(line); };') +
          `<script src="${src}" data-client-key="${key}" data-finish-hosts="shop.example, www.shop.example"></script>`,
        button(`snap.pay('${token}')`),
      ),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      await expect.poll(() => value(shown.page, 'told').then(String)).toContain('snap.js refused');
      expect(new URL(shown.page.url()).origin).toBe(shown.shop.origin);
    },
  },
  'in a frame of the shop’s own: that frame goes': {
    order: FINISH,
    html: ({ tag, token, serve }) =>
      html(
        '',
        `<iframe id="inner" style="width:600px;height:700px" src="${serve(html(tag, button(`snap.pay('${token}')`)), 'text/html')}"></iframe>`,
      ),
    run: async ({ page, server, token, ...shown }) => {
      const inner = page.frameLocator('#inner');
      const before = page.url();
      await inner.locator('#pay-button').click();
      await pays({ server, token, frame: inner.frameLocator('iframe#snap-midtrans') });
      await expect(inner.getByRole('heading', { name: 'finish' })).toBeVisible();
      expect(page.url()).toBe(before);
      expect(shown.shop.asked.some(({ url }) => url.startsWith('/finish?') && url.includes(shown.orderId))).toBe(true);
    },
  },
});

patterns('§6 redirect: the full window', {
  'location.href to redirect_url': {
    order: FINISH,
    html: ({ redirectUrl }) => html('', button(`window.location.href = '${redirectUrl}'`)),
    run: paysHere,
  },
  'a link in a tab of its own': {
    order: FINISH,
    html: ({ redirectUrl }) => html('', `<a id="pay-button" target="_blank" href="${redirectUrl}">Bayar</a>`),
    run: async (shown) => {
      const [tab] = await Promise.all([shown.page.waitForEvent('popup'), press(shown)]);
      await paysIn(tab, shown);
      expect(await arrives({ page: tab }, '/finish')).toMatchObject(paid(shown));
    },
  },
  'window.open with noopener': {
    order: FINISH,
    html: ({ redirectUrl }) => html('', button(`window.open('${redirectUrl}', '_blank', 'popup,noopener')`)),
    run: async (shown) => {
      const [tab] = await Promise.all([shown.page.context().waitForEvent('page'), press(shown)]);
      await paysIn(tab, shown);
      expect(await arrives({ page: tab }, '/finish')).toMatchObject(paid(shown));
    },
  },
  ...Object.fromEntries(
    ['/snap/v4/redirection/', '/snap/v3/redirection/', '/snap/v2/vtweb/', '/snap/v3/vtweb/'].map((path) => [
      `${path} made by hand from the token`,
      {
        order: FINISH,
        html: ({ gateway, token }: { gateway: string; token: string }) =>
          html('', button(`location.href = '${gateway}${path}${token}'`)),
        run: paysHere,
      },
    ]),
  ),
  'options in the query': {
    order: { ...LIST, ...FINISH },
    html: ({ redirectUrl }) =>
      html('', button(`location.href = '${redirectUrl}?language=en&selectedPaymentType=bca_va'`)),
    run: async (shown) => {
      await press(shown);
      await expect(shown.page.getByRole('button', { name: 'I have paid, check status' })).toBeVisible();
      await paysIn(shown.page, shown);
      expect(await arrives(shown, '/finish')).toMatchObject(paid(shown));
    },
  },
  'a hash route to a method': {
    order: { ...LIST, ...FINISH },
    html: ({ redirectUrl }) => html('', button(`location.href = '${redirectUrl}#/bank-transfer/bca-va'`)),
    run: paysHere,
  },
  'an old browser: pay goes to the full window': {
    order: FINISH,
    html: ({ tag, token }) =>
      html(
        script('delete window.MathMLElement;') + tag,
        button(`snap.pay('${token}', { language: 'en', customerEmail: 'a@b.test' })`),
      ),
    run: async (shown) => {
      await press(shown);
      await shown.page.waitForURL(`${shown.gateway}/snap/v4/redirection/**`);
      expect(new URL(shown.page.url()).search).toBe('?language=en');
      await paysIn(shown.page, shown);
      expect(await arrives(shown, '/finish')).toMatchObject(paid(shown));
    },
  },
});
