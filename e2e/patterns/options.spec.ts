import type { Call } from '../fixtures.ts';
import {
  closes,
  button,
  expect,
  html,
  isClosed,
  LIST,
  onlyCall,
  patterns,
  pends,
  press,
  pressAndPend,
  type Shown,
} from './pattern.ts';

/** A page that passes these options besides its callbacks. */
const withOptions =
  (options: string) =>
  ({ tag, token }: { tag: string; token: string }) =>
    html(tag, button(`snap.pay('${token}', Object.assign(callbacks(), ${options}));`));

const rows = ({ frame }: Shown) => frame.locator('[data-testid="list-item"]');

/** What the page's developer reads in the console, the frame's lines included. */
const hints = (shown: Shown) => {
  const lines: string[] = [];
  shown.page.on('console', (message) => lines.push(message.text()));
  return lines;
};

patterns('§3 options', {
  'language: en': {
    order: LIST,
    html: withOptions("{ language: 'en' }"),
    run: async (shown) => {
      await press(shown);
      await expect(shown.frame.getByRole('heading', { name: 'Choose how to pay' })).toBeAttached();
      await isClosed(shown);
    },
  },
  'selectedPaymentType opens that method at once': {
    order: LIST,
    html: withOptions("{ selectedPaymentType: 'bca_va' }"),
    run: async (shown) => {
      await press(shown);
      expect((await pends(shown)).result).toMatchObject({ payment_type: 'bank_transfer' });
    },
  },
  'enabledPayments filters the list': {
    order: LIST,
    html: withOptions("{ enabledPayments: ['credit_card', 'gopay'] }"),
    run: async (shown) => {
      await press(shown);
      await expect(shown.frame.locator('a[href="#/credit-card"]')).toBeVisible();
      await expect(shown.frame.locator('a[href*="bca"]')).toHaveCount(0);
      await isClosed(shown);
    },
  },
  'autoCloseDelay: the number is left pending by itself': {
    html: withOptions('{ autoCloseDelay: 1 }'),
    run: async (shown) => {
      await press(shown);
      expect(await onlyCall(shown.page)).toMatchObject({ name: 'onPending', result: { order_id: shown.orderId } });
    },
  },
  'uiMode: qr, on a phone or not': {
    order: { enabled_payments: ['gopay'] },
    html: withOptions("{ uiMode: 'qr' }"),
    run: async (shown) => {
      await press(shown);
      await expect(shown.frame.getByRole('img', { name: /Kode QR/ })).toBeVisible();
      await expect(shown.frame.getByRole('link', { name: 'Buka aplikasi GoPay' })).toHaveCount(0);
      expect((await leavesWaiting(shown)).result).toMatchObject({ status_code: '201', payment_type: 'qris' });
    },
  },
  'gopayMode: deeplink, on a computer or not': {
    order: { enabled_payments: ['gopay'] },
    html: withOptions("{ gopayMode: 'deeplink' }"),
    run: async (shown) => {
      await press(shown);
      await expect(shown.frame.getByRole('link', { name: 'Buka aplikasi GoPay' })).toBeVisible();
      expect((await leavesWaiting(shown)).result).toMatchObject({ status_code: '201', payment_type: 'gopay' });
    },
  },
  'showOrderId: false': {
    html: withOptions('{ showOrderId: false }'),
    run: async (shown) => {
      await pressAndPendQuietly(shown);
      await expect(shown.frame.getByText(shown.orderId)).toHaveCount(0);
      await pends(shown);
    },
  },
  'all that the WooCommerce plugin passes, empty strings included': {
    html: withOptions(
      "{ skipOrderSummary: true, skipCustomerDetails: false, showOrderId: true, autoCloseDelay: 0, language: '', creditCardNumber: '', creditCardCvv: '', creditCardExpiry: '', customerEmail: '', customerPhone: '' }",
    ),
    run: pressAndPend,
  },
  'options nobody knows, with values that cannot be posted': {
    html: withOptions(
      "{ env: 'sandbox', $timestamp: 1700000000, isDemoMode: true, extra: document.body, later: function () {}, mark: Symbol('x') }",
    ),
    run: pressAndPend,
  },
  'onclose in lower case: does not fire, and the console says what was meant': {
    order: LIST,
    html: withOptions("{ onclose: record('typo') }"),
    run: async (shown) => {
      const lines = hints(shown);
      await press(shown);
      await isClosed(shown);
      expect(lines.join('\n')).toContain('did you mean "onClose"');
    },
  },
  'values that mean nothing are ignored, and the console says which': {
    order: LIST,
    html: withOptions("{ language: 'jv', uiMode: 'hologram', autoCloseDelay: 'soon' }"),
    run: async (shown) => {
      const lines = hints(shown);
      await press(shown);
      await isClosed(shown);
      expect(lines.join('\n')).toContain('"language"');
      expect(lines.join('\n')).not.toContain('hologram');
    },
  },
  'card data among the options never reaches the checkout': {
    order: { enabled_payments: ['credit_card'] },
    html: withOptions("{ creditCardNumber: '4811111111111114', creditCardCvv: '123', creditCardExpiry: '01/30' }"),
    run: async (shown) => {
      await press(shown);
      await expect(shown.frame.locator('input[autocomplete="cc-number"]')).toHaveValue('');
      await isClosed(shown);
    },
  },
  'null for options': {
    order: { callbacks: { finish: '{shop}/thanks' } },
    html: ({ tag, token }) => html(tag, button(`snap.pay('${token}', null);`)),
    run: async (shown) => {
      await press(shown);
      await expect(shown.frame.getByRole('button', { name: 'Saya sudah bayar, cek status' })).toBeVisible();
    },
  },
});

/** Leaves a wallet's payment open. */
async function leavesWaiting(shown: Shown): Promise<Call> {
  await closes(shown);
  await shown.frame.getByRole('button', { name: 'Tutup, bayar nanti' }).click();
  return onlyCall(shown.page);
}

/** Presses, and waits until the number is there. */
async function pressAndPendQuietly(shown: Shown): Promise<void> {
  await press(shown);
  await shown.frame.getByRole('button', { name: 'Saya sudah bayar, cek status' }).waitFor();
  await expect(rows(shown)).toHaveCount(0);
}
