import {
  arrives,
  button,
  calls,
  closes,
  expect,
  frames,
  html,
  LIST,
  leavesPending,
  patterns,
  pays,
  press,
  pressAndPend,
  pressAndSucceed,
  script,
  value,
} from './pattern.ts';

const payWith = (token: string, options: string) => button(`snap.pay('${token}', ${options});`);

patterns('§4 callbacks and what is read from the result: it is plain data', {
  'JSON.stringify, shown and stored': {
    html: ({ tag, token }) =>
      html(
        tag,
        `<pre id="result-json"></pre>` +
          payWith(
            token,
            `{ onPending: function (result) { document.getElementById('result-json').innerHTML = JSON.stringify(result, null, 2); localStorage.setItem('order', JSON.stringify(result)); } }`,
          ),
      ),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      await expect(shown.page.locator('#result-json')).toContainText(`"order_id": "${shown.orderId}"`);
      const stored = await shown.page.evaluate(() => JSON.parse(localStorage.getItem('order') ?? '{}') as object);
      expect(stored).toMatchObject({
        order_id: shown.orderId,
        status_code: '201',
        gross_amount: expect.stringMatching(/^150000/),
      });
    },
  },
  'posted as a hidden field of a form, as the CodeIgniter samples do': {
    html: ({ tag, token }) =>
      html(
        tag,
        `<form id="payment-form" method="post" action="/snap/finish"><input type="hidden" name="result_type" id="result-type"><input type="hidden" name="result_data" id="result-data"></form>` +
          payWith(
            token,
            `{ onSuccess: function (result) { changeResult('success', result); }, onPending: function (result) { changeResult('pending', result); } }`,
          ) +
          script(`function changeResult(type, data) { document.getElementById('result-type').value = type;
document.getElementById('result-data').value = JSON.stringify(data); document.getElementById('payment-form').submit(); }`),
      ),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      await arrives(shown, '/snap/finish');
      const form = new URLSearchParams(shown.shop.asked.find(({ url }) => url === '/snap/finish')?.body);
      expect(form.get('result_type')).toBe('pending');
      expect(JSON.parse(form.get('result_data') ?? '')).toMatchObject({ order_id: shown.orderId });
    },
  },
  'posted to the back end': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(
          token,
          `{ onSuccess: function (result) { fetch('/orders/paid', { method: 'POST', body: JSON.stringify(result) }); } }`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      const posted = () => shown.shop.asked.filter(({ url }) => url === '/orders/paid');
      await expect.poll(() => posted().length).toBe(1);
      expect(JSON.parse(posted()[0]?.body ?? '')).toMatchObject({ order_id: shown.orderId, status_code: '200' });
    },
  },
  'changed by the page': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(
          token,
          `{ onPending: function (result) { result.order_id = 'mine'; result.masked_card = 'x'; result.va_numbers.push(1); record('onPending')(result); } }`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      await expect.poll(() => calls(shown.page).then(([call]) => call?.result?.['order_id'])).toBe('mine');
    },
  },
});

patterns('§4 callbacks and what is read from the result: fields', {
  'strings to compare and to count with': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(
          token,
          `{ onSuccess: function (result) { window.read = [result.status_code === '200', Number(result.gross_amount), typeof result.gross_amount, result.payment_type, typeof result.status_message, typeof result.transaction_id]; } }`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      await expect
        .poll(() => value(shown.page, 'read'))
        .toEqual([true, 150_000, 'string', 'bank_transfer', 'string', 'string']);
    },
  },
  'the number, the way four plugins look for it': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(
          token,
          `{ onPending: function (data) { window.read = data.bca_va_number != null ? [data.bca_va_number, data.va_numbers[0].va_number, data.va_numbers['0'].bank] : []; } }`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      await expect.poll(() => value(shown.page, 'read')).toBeTruthy();
      const [first, second, bank] = (await value(shown.page, 'read')) as string[];
      expect(first).toMatch(/^\d{8,}$/);
      expect([second, bank]).toEqual([first, 'bca']);
    },
  },
  'pdf_url, asked for with hasOwnProperty': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(
          token,
          `{ onPending: function (r) { window.read = r.hasOwnProperty('pdf_url') ? r.pdf_url : 'none'; } }`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      await expect
        .poll(() => value(shown.page, 'read'))
        .toBe(`${shown.gateway}/snap/v1/transactions/${shown.token}/pdf`);
    },
  },
  'finish_redirect_url, gone to by the page itself': {
    order: { callbacks: { finish: '{shop}/order?from=snap' } },
    html: ({ tag, token }) =>
      html(tag, payWith(token, `{ onPending: function (r) { location.href = r.finish_redirect_url; } }`)),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      expect(await arrives(shown, '/order')).toMatchObject({
        from: 'snap',
        order_id: shown.orderId,
        status_code: '201',
        transaction_status: 'pending',
      });
    },
  },
  'finish_redirect_url, where the shop set none': {
    html: ({ tag, token }) => html(tag, payWith(token, 'callbacks()')),
    run: async (shown) => {
      const { result } = await pressAndPend(shown);
      expect(String(result?.['finish_redirect_url'])).toContain(`order_id=${shown.orderId}`);
    },
  },
  'the status settles what is done, as the Woo plugin looks': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(
          token,
          `{ onPending: function (r) { window.read = r.fraud_status == 'challenge' ? 'review' : r.transaction_status; } }`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await leavesPending(shown);
      await expect.poll(() => value(shown.page, 'read')).toBe('pending');
    },
  },
});

patterns('§4 callbacks and what is read from the result: what they do', {
  'navigate, with no question asked by the browser': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(token, `{ onSuccess: function (r) { window.location.href = '/thank-you?id=' + r.order_id; } }`),
      ),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      expect(await arrives(shown, '/thank-you')).toEqual({ id: shown.orderId });
    },
  },
  'alert: the sheet has left the page before': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(
          token,
          `{ onPending: function (r) { window.left = document.querySelectorAll('dialog[open]').length; alert('Menunggu ' + r.order_id); record('onPending')(r); } }`,
        ),
      ),
    run: async (shown) => {
      const said: string[] = [];
      shown.page.on('dialog', (dialog) => {
        said.push(dialog.message());
        void dialog.accept();
      });
      await pressAndPend(shown);
      expect(said).toEqual([`Menunggu ${shown.orderId}`]);
      expect(await value(shown.page, 'left')).toBe(0);
    },
  },
  'throw: the page is as before, the error is the page’s own, the next call works': {
    throws: true,
    order: LIST,
    html: ({ tag, token }) =>
      html(
        tag + script(`window.addEventListener('error', function (e) { window.thrown = e.message; });`),
        payWith(token, `{ onClose: function () { document.getElementById('not-there').innerHTML = ''; } }`),
      ),
    run: async (shown) => {
      for (const _ of [1, 2]) {
        await press(shown);
        await closes(shown);
        await expect.poll(() => value(shown.page, 'thrown')).toContain('null');
        await expect(shown.page.locator('dialog[open]')).toHaveCount(0);
      }
      expect(await frames(shown)).toBeLessThanOrEqual(1);
    },
  },
  'async functions': {
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(token, `{ onSuccess: async function (r) { await Promise.resolve(); record('onSuccess')(r); } }`),
      ),
    run: pressAndSucceed,
  },
  'onClose with a parameter': {
    order: LIST,
    html: ({ tag, token }) =>
      html(
        tag,
        payWith(
          token,
          `{ onClose: function (result) { window.left = [typeof result, arguments.length > 0 && result]; } }`,
        ),
      ),
    run: async (shown) => {
      await press(shown);
      await closes(shown);
      await expect.poll(() => value(shown.page, 'left')).toBeTruthy();
      expect(((await value(shown.page, 'left')) as unknown[])[0]).toBe('undefined');
    },
  },
  'methods of an object with a life of its own': {
    html: ({ tag, token }) =>
      html(tag, payWith(token, `{ name: 'cart', onPending(r) { r.by = this.name; record('onPending')(r); } }`)),
    run: async (shown) => {
      expect((await pressAndPend(shown)).result).toMatchObject({ by: 'cart' });
    },
  },
});
