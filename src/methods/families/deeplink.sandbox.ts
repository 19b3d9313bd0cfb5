import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import { formatRupiah } from '../../lib/money.ts';
import type { Charge, Fields, Gateway, Language, Links } from '../../sandbox/method.ts';
import { billOf, said, submitted } from './stand-in.sandbox.ts';

/** How it went in the app, in the words that the return URL carries (contract §1.8). */
export type AppResult = 'success' | 'failure' | 'abort';

/** A wallet whose app a link opens. */
export interface WalletApp {
  /** The method whose charges it pays. */
  readonly method: string;
  readonly name: string;
  /** Where the app goes afterwards; undefined where the merchant has not said, or was paid by a code on another screen. */
  readonly back: (charge: Charge, result: AppResult, gateway: Gateway) => string | undefined;
  /** Other paths of the same page. */
  readonly aliases?: readonly string[];
}

/** The link that opens the app's stand-in. */
export const appLink = (charge: Charge, links: Links): string => `${links.bank}/v2/deeplink/index?tref=${charge.id}`;

/** The link once more, as the status API names it while the charge is pending (contract §5.2). */
export const appActions = (charge: Charge, links: Links): Fields => ({
  actions: [{ name: 'deeplink-redirect', method: 'GET', url: appLink(charge, links) }],
});

const TEXTS = {
  en: {
    simulator: (name: string) => `${name} simulator`,
    any: 'Deeplink simulator',
    link: 'Payment link (deeplink URL)',
    open: 'Open',
    pay: 'Pay',
    refuse: 'Refuse: balance too low',
    cancel: 'Cancel',
    hint: 'This page stands in for the app on the customer’s phone. No money moves.',
    success: 'Payment successful',
    failure: 'The app refused the payment. It stays open: the customer may try again until it expires.',
    abort: 'The customer went back. The payment stays open until it expires.',
    close: 'You can close this page and go back to the shop.',
    back: 'Back to the shop',
    done: 'This payment is no longer open',
    unknown: 'There is no such payment',
  },
  id: {
    simulator: (name: string) => `Simulator ${name}`,
    any: 'Simulator deeplink',
    link: 'Tautan pembayaran (URL deeplink)',
    open: 'Buka',
    pay: 'Bayar',
    refuse: 'Tolak: saldo tidak cukup',
    cancel: 'Batal',
    hint: 'Halaman ini menggantikan aplikasi di ponsel pelanggan. Tidak ada uang yang berpindah.',
    success: 'Pembayaran berhasil',
    failure: 'Aplikasi menolak pembayaran. Pembayaran tetap terbuka: pelanggan dapat mencoba lagi sampai kedaluwarsa.',
    abort: 'Pelanggan kembali. Pembayaran tetap terbuka sampai kedaluwarsa.',
    close: 'Anda dapat menutup halaman ini dan kembali ke toko.',
    back: 'Kembali ke toko',
    done: 'Pembayaran ini sudah tidak terbuka',
    unknown: 'Pembayaran ini tidak ada',
  },
} as const satisfies Record<Language, unknown>;

/** A tester pastes the link that a page on another device shows. */
const ask = (c: Context, gateway: Gateway) => {
  const language = gateway.language(c);
  const t = TEXTS[language];
  const body = html`<h1>${t.any}</h1>
    <form action="/v2/deeplink/index">
      <input type="hidden" name="language" value="${language}" />
      <label for="deeplinkUrl">${t.link}</label>
      <input type="text" id="deeplinkUrl" name="url" autocomplete="off" required />
      <p class="buttons"><input type="submit" value="${t.open}" /></p>
    </form>`;
  return gateway.page(c, { title: t.any, body });
};

const show = (c: Context, gateway: Gateway, charge: Charge, name: string) => {
  const language = gateway.language(c);
  const t = TEXTS[language];
  const title = t.simulator(name);
  const body = html`<h1>${title}</h1>
    ${billOf(charge, gateway, language)}
    <form method="post" action="/v2/deeplink/payment?tref=${charge.id}&language=${language}">
      <p class="buttons stack">
        <button class="primary" name="action" value="pay">${t.pay} ${formatRupiah(charge.amount)}</button>
        <button name="action" value="refuse">${t.refuse}</button>
        <button name="action" value="cancel">${t.cancel}</button>
      </p>
    </form>
    <p class="hint">${t.hint}</p>`;
  return gateway.page(c, { title, body });
};

const say = (c: Context, gateway: Gateway, text: AppResult | 'done' | 'unknown', name?: string, back?: string) => {
  const t = TEXTS[gateway.language(c)];
  const ended = text !== 'done' && text !== 'unknown';
  return said(c, gateway, {
    title: name === undefined ? t.any : t.simulator(name),
    text: t[text],
    good: text === 'success',
    status: ended ? 200 : text === 'unknown' ? 404 : 400,
    more: back === undefined ? (ended ? t.close : '') : html`<a href="${back}">${t.back}</a>`,
  });
};

/** The reference in the query, or in a link that was pasted. */
const referenceIn = (c: Context): string | undefined =>
  c.req.query('tref') ?? /[?&]tref=([\w-]+)/.exec(c.req.query('url') ?? '')?.[1] ?? c.req.query('url');

/** The app's page behind `deeplink_url`, at the real simulator's path (contract §6.4), which all wallets share. */
export function walletApp(app: Hono, gateway: Gateway, { method, name, back, aliases = [] }: WalletApp): void {
  const act = (c: Context, charge: Charge, action: string | undefined) => {
    if (charge.status !== 'pending') return say(c, gateway, 'done', name);
    const result = action === 'pay' ? 'success' : action === 'refuse' ? 'failure' : 'abort';
    if (result === 'success') gateway.write(() => gateway.move(charge, { status: 'settlement' }));
    const url = back(charge, result, gateway);
    return url !== undefined && /^https?:/i.test(url)
      ? c.redirect(new URL(url).href, 303)
      : say(c, gateway, result, name, url);
  };

  const open = (c: Context, charge: Charge) =>
    charge.status === 'pending'
      ? show(c, gateway, charge, name)
      : say(c, gateway, charge.status === 'settlement' ? 'success' : 'done', name);

  /** The charge in question, when it is this wallet's; another wallet's is for the next to answer. */
  const mine = async (
    c: Context,
    next: () => Promise<void>,
    answer: (charge: Charge) => Response | Promise<Response>,
  ): Promise<Response | undefined> => {
    const reference = referenceIn(c);
    if (reference === undefined) return ask(c, gateway);
    const charge = gateway.charge(reference);
    if (!charge) return say(c, gateway, 'unknown');
    if (charge.method === method) return answer(charge);
    await next();
    return undefined;
  };

  for (const path of ['/v2/deeplink/index', ...aliases])
    app.get(path, (c, next) => mine(c, next, (charge) => open(c, charge)));
  app.post('/v2/deeplink/payment', (c, next) =>
    mine(c, next, (charge) => submitted(c, gateway, (form) => act(c, charge, form['action']))),
  );
}
