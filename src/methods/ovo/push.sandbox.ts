import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import { formatRupiah } from '../../lib/money.ts';
import type { Charge, Gateway, Language } from '../../sandbox/method.ts';
import { billOf, said, submitted } from '../families/stand-in.sandbox.ts';
import { answered, fullPhone } from './phones.sandbox.ts';

const TEXTS = {
  en: {
    title: 'OVO simulator',
    phone: 'Phone number',
    open: 'Open its notifications',
    push: 'Payment request',
    accept: 'Pay',
    refuse: 'Refuse',
    hint: 'This page stands in for the customer’s phone. No money moves.',
    paid: 'Payment successful',
    refused: 'The request was refused',
    none: 'This phone has no open payment request',
    another: 'Another phone',
  },
  id: {
    title: 'Simulator OVO',
    phone: 'Nomor ponsel',
    open: 'Buka notifikasinya',
    push: 'Permintaan pembayaran',
    accept: 'Bayar',
    refuse: 'Tolak',
    hint: 'Halaman ini menggantikan ponsel pelanggan. Tidak ada uang yang berpindah.',
    paid: 'Pembayaran berhasil',
    refused: 'Permintaan ditolak',
    none: 'Ponsel ini tidak punya permintaan pembayaran',
    another: 'Ponsel lain',
  },
} as const satisfies Record<Language, unknown>;

function ask(c: Context, gateway: Gateway) {
  const language = gateway.language(c);
  const t = TEXTS[language];
  const body = html`<h1>${t.title}</h1>
    <form method="post" action="/ovo/inquiry?language=${language}">
      <label for="phone">${t.phone}</label>
      <input type="text" id="phone" name="phone" inputmode="tel" autocomplete="off" required />
      <p class="buttons"><input type="submit" value="${t.open}" /></p>
    </form>`;
  return gateway.page(c, { title: t.title, body });
}

function show(c: Context, gateway: Gateway, charge: Charge) {
  const language = gateway.language(c);
  const t = TEXTS[language];
  const body = html`<h1>${t.title}</h1>
    <h2>${t.push}</h2>
    ${billOf(charge, gateway, language, [[t.phone, charge.reference ?? '']])}
    <form method="post" action="/ovo/payment?language=${language}">
      <input type="hidden" name="phone" value="${charge.reference ?? ''}" />
      <p class="buttons stack">
        <button class="primary" name="action" value="pay">${t.accept} ${formatRupiah(charge.amount)}</button>
        <button name="action" value="refuse">${t.refuse}</button>
      </p>
    </form>
    <p class="hint">${t.hint}</p>`;
  return gateway.page(c, { title: t.title, body });
}

function say(c: Context, gateway: Gateway, text: 'paid' | 'refused' | 'none') {
  const language = gateway.language(c);
  const t = TEXTS[language];
  return said(c, gateway, {
    title: t.title,
    text: t[text],
    good: text === 'paid',
    status: text === 'none' ? 404 : 200,
    more: html`<a href="/ovo/index?language=${language}">${t.another}</a>`,
  });
}

/** The customer's phone, by its number: the real one gets a push, which no web page can. */
export function pushPage(app: Hono, gateway: Gateway): void {
  const step = (c: Context, answer: (charge: Charge, action: string | undefined) => Response | Promise<Response>) =>
    submitted(c, gateway, (form) => {
      const charge = gateway.chargeByReference('ovo', fullPhone(form['phone'] ?? '') ?? '');
      return charge?.status === 'pending' ? answer(charge, form['action']) : say(c, gateway, 'none');
    });
  app.get('/ovo/index', (c) => ask(c, gateway));
  app.post('/ovo/inquiry', (c) => step(c, (charge) => show(c, gateway, charge)));
  app.post('/ovo/payment', (c) =>
    step(c, (charge, action) => {
      const pays = action === 'pay';
      gateway.write(() => gateway.move(charge, answered(charge, pays ? '00' : '17')));
      return say(c, gateway, pays ? 'paid' : 'refused');
    }),
  );
}
