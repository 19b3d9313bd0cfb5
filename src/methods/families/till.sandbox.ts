import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import type { Charge, ChargeChange, Gateway, Language, Transaction } from '../../sandbox/method.ts';
import { billOf, submitted } from './stand-in.sandbox.ts';

/** A shop's till, where a tester pays a code (contract §6.4). */
export interface Till {
  /** The method whose codes it takes. */
  readonly id: string;
  readonly name: string;
  /** Where it is: `/indomaret` has `/indomaret/index`. */
  readonly paths: readonly [string, ...string[]];
  /** The merchant's own lines on the receipt. */
  readonly receipt?: ((transaction: Transaction) => readonly (string | undefined)[]) | undefined;
  readonly reversible: boolean;
  readonly settle: (charge: Charge, gateway: Gateway) => ChargeChange;
}

const TEXTS = {
  en: {
    title: (name: string) => `${name} simulator`,
    code: 'Payment code',
    inquire: 'Inquire',
    pay: 'Pay',
    reverse: 'Reversal: take the payment back',
    hint: 'This page stands in for the till. No money moves.',
    paid: 'Success Transaction',
    reversed: 'Success Reversal',
    unknown: 'Payment code not found',
    unknownMore: 'Check the code. One that is paid, cancelled or expired is not found any more.',
    another: 'Another code',
  },
  id: {
    title: (name: string) => `Simulator ${name}`,
    code: 'Kode pembayaran',
    inquire: 'Cari',
    pay: 'Bayar',
    reverse: 'Batalkan pembayaran (reversal)',
    hint: 'Halaman ini menggantikan kasir. Tidak ada uang yang berpindah.',
    paid: 'Success Transaction',
    reversed: 'Success Reversal',
    unknown: 'Kode pembayaran tidak ditemukan',
    unknownMore: 'Periksa kodenya. Yang sudah dibayar, dibatalkan, atau kedaluwarsa tidak ditemukan lagi.',
    another: 'Kode lain',
  },
} as const satisfies Record<Language, unknown>;

/** How long a payment can be taken back (contract §5.5). */
const REVERSIBLE_MS = 60_000;

interface Desk {
  readonly c: Context;
  readonly gateway: Gateway;
  readonly till: Till;
  readonly path: string;
}

const wordsOf = ({ c, gateway }: Desk) => TEXTS[gateway.language(c)];

const address = ({ c, gateway, path }: Desk, to: string) => `${path}/${to}?language=${gateway.language(c)}`;

const codeForm = (desk: Desk, to: string, code: string, label: string) =>
  html`<form method="post" action="${address(desk, to)}">
    <input type="hidden" name="payment_code" value="${code}" />
    <p class="buttons"><input type="submit" value="${label}" /></p>
  </form>`;

function ask(desk: Desk, failed = false) {
  const t = wordsOf(desk);
  const title = t.title(desk.till.name);
  const problem = html`<p class="problem" role="alert">${t.unknown}</p>
    <p>${t.unknownMore}</p>`;
  const body = html`<h1>${title}</h1>
    ${failed ? problem : ''}
    <form method="post" action="${address(desk, 'inquiry')}">
      <label for="payment_code">${t.code}</label>
      <input type="text" id="payment_code" name="payment_code" inputmode="numeric" autocomplete="off" required />
      <p class="buttons"><input type="submit" value="${t.inquire}" /></p>
    </form>`;
  return desk.gateway.page(desk.c, { title, body, status: failed ? 404 : 200 });
}

function bill(desk: Desk, charge: Charge) {
  const t = wordsOf(desk);
  const title = t.title(desk.till.name);
  const code = charge.reference ?? '';
  const body = html`<h1>${title}</h1>
    ${billOf(charge, desk.gateway, desk.gateway.language(desk.c), [[t.code, code]])}
    ${codeForm(desk, 'payment', code, t.pay)}
    <p class="hint">${t.hint}</p>`;
  return desk.gateway.page(desk.c, { title, body });
}

function done(desk: Desk, charge: Charge, text: 'paid' | 'reversed') {
  const { c, gateway, till } = desk;
  const t = wordsOf(desk);
  const title = t.title(till.name);
  const transaction = gateway.transaction(charge.token);
  const lines = text === 'paid' && transaction ? (till.receipt?.(transaction) ?? []) : [];
  const body = html`<h1>${title}</h1>
    <p class="success" role="status">${t[text]}</p>
    ${billOf(charge, gateway, gateway.language(c), [[t.code, charge.reference ?? '']])}
    ${lines.filter(Boolean).map((line) => html`<p>${line}</p>`)}
    ${till.reversible && text === 'paid' ? codeForm(desk, 'reversal', charge.reference ?? '', t.reverse) : ''}
    <p><a href="${address(desk, 'index')}">${t.another}</a></p>`;
  return gateway.page(c, { title, body });
}

/** Looks a code up, pays it, and where the shop does that, takes the payment back. */
function step(desk: Desk, to: 'inquiry' | 'payment' | 'reversal', code: string) {
  const { gateway, till } = desk;
  const charge = gateway.chargeByReference(till.id, code.replaceAll(/\s/g, ''));
  if (charge?.status !== (to === 'reversal' ? 'settlement' : 'pending')) return ask(desk, true);
  if (to === 'inquiry') return bill(desk, charge);
  if (to === 'payment')
    return done(
      desk,
      gateway.write(() => gateway.move(charge, till.settle(charge, gateway))),
      'paid',
    );
  return gateway.now() - (charge.settledAt ?? 0) <= REVERSIBLE_MS
    ? done(
        desk,
        gateway.write(() => gateway.move(charge, { status: 'deny' })),
        'reversed',
      )
    : ask(desk, true);
}

export function tillPages(app: Hono, gateway: Gateway, till: Till): void {
  const steps = till.reversible ? (['inquiry', 'payment', 'reversal'] as const) : (['inquiry', 'payment'] as const);
  for (const path of till.paths) {
    app.get(`${path}/index`, (c) => ask({ c, gateway, till, path }));
    for (const to of steps)
      app.post(`${path}/${to}`, (c) =>
        submitted(c, gateway, (form) => step({ c, gateway, till, path }, to, form['payment_code'] ?? '')),
      );
  }
}
