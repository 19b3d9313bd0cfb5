import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  arrives,
  button,
  expect,
  html,
  leavesPending,
  onlyCall,
  patterns,
  pays,
  press,
  script,
  value,
} from './pattern.ts';

const page = ({ tag, token }: { tag: string; token: string }) => html(tag, button(`snap.pay('${token}', callbacks())`));

/** In an attribute. */
const quoted = (markup: string) => markup.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

patterns('§6 web views', {
  'ReactNativeWebView.postMessage in the callback': {
    html: ({ tag, token }) =>
      html(
        tag + script('window.ReactNativeWebView = { postMessage: function (text) { window.posted = text; } };'),
        button(
          `snap.pay('${token}', { onSuccess: function (r) { window.ReactNativeWebView.postMessage(JSON.stringify({ type: 'success', data: r })); } });`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      await expect.poll(() => value(shown.page, 'posted')).toBeTruthy();
      expect(JSON.parse(String(await value(shown.page, 'posted')))).toMatchObject({
        type: 'success',
        data: { order_id: shown.orderId, status_code: '200' },
      });
    },
  },
  'a Flutter channel and iOS message handlers': {
    html: ({ tag, token }) =>
      html(
        tag +
          script(
            'window.posted = []; window.Print = { postMessage: function (t) { posted.push(t); } }; window.webkit = { messageHandlers: { pay: { postMessage: function (o) { posted.push(JSON.stringify(o)); } } } };',
          ),
        button(
          `snap.pay('${token}', { onPending: function (r) { Print.postMessage('pending'); webkit.messageHandlers.pay.postMessage(r); } });`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      await expect.poll(() => value(shown.page, 'posted').then((posted) => (posted as string[]).length)).toBe(2);
      const [word, result] = (await value(shown.page, 'posted')) as [string, string];
      expect(word).toBe('pending');
      expect(JSON.parse(result)).toMatchObject({ order_id: shown.orderId });
    },
  },
  'redirect_url loaded by the app, which watches for the finish URL': {
    order: { callbacks: { finish: '{shop}/app-finish' } },
    html: ({ redirectUrl }) => html('', button(`location.replace('${redirectUrl}')`)),
    run: async (shown) => {
      const seen: string[] = [];
      shown.page.on('framenavigated', (frame) => seen.push(frame.url()));
      await press(shown);
      await pays({ ...shown, frame: shown.page.locator('html') as never });
      await arrives(shown, '/app-finish');
      expect(seen.join('\n')).toMatch(/app-finish\?.*status_code=200.*transaction_status=settlement/);
    },
  },
  'a page with an opaque origin': {
    headers: { 'content-security-policy': 'sandbox allow-scripts allow-forms allow-popups allow-modals' },
    html: page,
    run: async (shown) => {
      expect(await shown.page.evaluate(() => self.origin)).toBe('null');
      await press(shown);
      await pays(shown);
      expect(await onlyCall(shown.page)).toMatchObject({ name: 'onSuccess', result: { order_id: shown.orderId } });
    },
  },
  'a file in the app': {
    html: () => html('', ''),
    run: async (shown) => {
      const file = join(mkdtempSync(join(tmpdir(), 'kasir-')), 'index.html');
      writeFileSync(file, page(shown));
      await shown.page.goto(pathToFileURL(file).href);
      await press(shown);
      await leavesPending(shown);
      expect(await onlyCall(shown.page)).toMatchObject({ name: 'onPending', result: { order_id: shown.orderId } });
    },
  },
  'srcdoc in a frame of the shop': {
    html: (at) =>
      html('', `<iframe id="inner" style="width:600px;height:760px" srcdoc="${quoted(page(at))}"></iframe>`),
    run: async ({ page: top, server, token, orderId }) => {
      const inner = top.frameLocator('#inner');
      await inner.locator('#pay-button').click();
      await pays({ server, token, frame: inner.frameLocator('iframe#snap-midtrans') });
      const frame = top.frames().find((each) => each.url() === 'about:srcdoc');
      await expect
        .poll(() => frame?.evaluate(() => (window as unknown as { calls: unknown[] }).calls))
        .toMatchObject([{ name: 'onSuccess', result: { order_id: orderId } }]);
    },
  },
  'srcdoc in a sandboxed frame, which takes the checkout’s origin away too': {
    html: (at) =>
      html(
        '',
        `<iframe id="inner" sandbox="allow-scripts allow-forms allow-popups allow-modals" style="width:600px;height:760px" srcdoc="${quoted(page(at))}"></iframe>`,
      ),
    run: async ({ page: top, server, token, orderId }) => {
      const inner = top.frameLocator('#inner');
      await inner.locator('#pay-button').click();
      await pays({ server, token, frame: inner.frameLocator('iframe#snap-midtrans') });
      const frame = top.frames().find((each) => each.url() === 'about:srcdoc');
      await expect
        .poll(() => frame?.evaluate(() => (window as unknown as { calls: unknown[] }).calls))
        .toMatchObject([{ name: 'onSuccess', result: { order_id: orderId } }]);
    },
  },
});
