import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import type { Charge, Gateway, Language } from '../../sandbox/method.ts';
import { chargeIdIn } from './qr.sandbox.ts';
import { billOf, said, submitted } from './stand-in.sandbox.ts';

const TEXTS = {
  en: {
    title: 'QRIS simulator',
    scan: 'QR code or its image URL',
    inquire: 'Scan QR',
    issuer: 'Pay with',
    pay: 'Pay',
    refuse: 'Refuse: balance too low',
    hint: 'This page stands in for the app that scans the code. No money moves.',
    paid: 'Transaction is Successful',
    failure: 'The app refused the payment. It stays open: the customer may try again until it expires.',
    done: 'This payment is no longer open',
    unparsable: 'Unparsable QR',
    another: 'Another code',
  },
  id: {
    title: 'Simulator QRIS',
    scan: 'Kode QR atau URL gambarnya',
    inquire: 'Pindai QR',
    issuer: 'Bayar dengan',
    pay: 'Bayar',
    refuse: 'Tolak: saldo tidak cukup',
    hint: 'Halaman ini menggantikan aplikasi yang memindai kode. Tidak ada uang yang berpindah.',
    paid: 'Transaksi berhasil',
    failure: 'Aplikasi menolak pembayaran. Pembayaran tetap terbuka: pelanggan dapat mencoba lagi sampai kedaluwarsa.',
    done: 'Pembayaran ini sudah tidak terbuka',
    unparsable: 'QR tidak terbaca',
    another: 'Kode lain',
  },
} as const satisfies Record<Language, unknown>;

/** Apps that can scan, as notifications name them; the first is the code's own acquirer. */
const ISSUERS = { gopay: 'GoPay', 'airpay shopee': 'ShopeePay', dana: 'DANA', ovo: 'OVO', bca: 'BCA mobile' };

const hasCode = (charge: Charge | undefined): charge is Charge => typeof charge?.data['qr_string'] === 'string';

/** The charge that a scanned text or a QR image's URL belongs to. */
function scanned(text: string, gateway: Gateway): Charge | undefined {
  const id = /\/v2\/(?:gopay|qris)\/([\w-]+)\/qr-code/.exec(text)?.[1] ?? chargeIdIn(text);
  return id === undefined ? undefined : gateway.charge(id);
}

function ask(c: Context, gateway: Gateway) {
  const language = gateway.language(c);
  const t = TEXTS[language];
  const body = html`<h1>${t.title}</h1>
    <form method="post" action="/v2/qris/inquiry?language=${language}">
      <label for="qrCodeUrl">${t.scan}</label>
      <input type="text" id="qrCodeUrl" name="qrCodeUrl" autocomplete="off" required />
      <p class="buttons"><input type="submit" value="${t.inquire}" /></p>
    </form>`;
  return gateway.page(c, { title: t.title, body });
}

function show(c: Context, gateway: Gateway, charge: Charge) {
  const language = gateway.language(c);
  const t = TEXTS[language];
  const own = charge.data['acquirer'];
  const body = html`<h1>${t.title}</h1>
    ${billOf(charge, gateway, language)}
    <form method="post" action="/v2/qris/payment?tref=${charge.id}&language=${language}">
      <label for="issuer">${t.issuer}</label>
      <select id="issuer" name="issuer">
        ${Object.entries(ISSUERS).map(
          ([issuer, name]) => html`<option value="${issuer}" ${issuer === own ? 'selected' : ''}>${name}</option>`,
        )}
      </select>
      <p class="buttons stack">
        <button class="primary" name="action" value="pay">${t.pay}</button>
        <button name="action" value="refuse">${t.refuse}</button>
      </p>
    </form>
    <p class="hint">${t.hint}</p>`;
  return gateway.page(c, { title: t.title, body });
}

const say = (c: Context, gateway: Gateway, text: 'done' | 'unparsable' | 'paid' | 'failure') => {
  const language = gateway.language(c);
  const t = TEXTS[language];
  return said(c, gateway, {
    title: t.title,
    text: t[text],
    good: text === 'paid',
    status: text === 'paid' || text === 'failure' ? 200 : 400,
    more: html`<a href="/v2/qris/index?language=${language}">${t.another}</a>`,
  });
};

function pay(c: Context, gateway: Gateway, form: Readonly<Record<string, string>>) {
  const charge = gateway.charge(c.req.query('tref') ?? '');
  if (!hasCode(charge)) return say(c, gateway, 'unparsable');
  if (charge.status !== 'pending') return say(c, gateway, 'done');
  if (form['action'] !== 'pay') return say(c, gateway, 'failure');
  const issuer = Object.hasOwn(ISSUERS, form['issuer'] ?? '') ? form['issuer'] : charge.data['acquirer'];
  gateway.write(() => gateway.move(charge, { status: 'settlement', data: { ...charge.data, issuer } }));
  return say(c, gateway, 'paid');
}

/**
 * Pictures of codes, and the scanner for all of them at the real simulator's paths (contract §6.4). Every method with a code
 * asks for them; the first to ask answers for all.
 */
export function qrPages(app: Hono, gateway: Gateway): void {
  for (const path of ['gopay', 'qris'] as const) {
    app.get(`/v2/${path}/:id/qr-code`, async (c) => {
      const charge = gateway.charge(c.req.param('id'));
      if (!hasCode(charge)) return c.notFound();
      return c.body(await gateway.qrImage(String(charge.data['qr_string'])), 200, {
        'content-type': 'image/png',
        'cache-control': 'private, max-age=3600',
        'cross-origin-resource-policy': 'cross-origin',
      });
    });
  }
  app.get('/v2/qris/index', (c) => ask(c, gateway));
  app.get('/qris/index', (c) => ask(c, gateway));
  app.post('/v2/qris/inquiry', (c) =>
    submitted(c, gateway, (form) => {
      const charge = scanned(form['qrCodeUrl'] ?? '', gateway);
      if (!hasCode(charge)) return say(c, gateway, 'unparsable');
      return charge.status === 'pending' ? show(c, gateway, charge) : say(c, gateway, 'done');
    }),
  );
  app.post('/v2/qris/payment', (c) => submitted(c, gateway, (form) => pay(c, gateway, form)));
}
