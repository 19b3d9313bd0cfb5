import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import { formatRupiah } from '../../lib/money.ts';
import { withQuery } from '../../lib/url.ts';
import type { Charge, ChargeStatus, Gateway, Language } from '../../sandbox/method.ts';
import { statusCodeOf, type Both, type Field, type Given, type Provider, type Verdict } from './provider.sandbox.ts';

const TEXTS = {
  en: {
    simulator: 'simulator',
    shop: 'Shop',
    order: 'Order',
    amount: 'Amount',
    refuse: 'Refuse: balance too low',
    cancel: 'Cancel',
    note: 'This page stands in for the real one. No money moves.',
    unknown: 'There is no such payment here',
    back: 'Back to the shop',
    tab: 'Go back to the shop’s tab: the result is there. You can close this one.',
    pending: 'This payment is still open',
    settlement: 'Payment successful',
    deny: 'Payment refused',
    expire: 'The time to pay is over',
    cancelled: 'This payment was cancelled',
  },
  id: {
    simulator: 'simulator',
    shop: 'Toko',
    order: 'Pesanan',
    amount: 'Jumlah',
    refuse: 'Tolak: saldo tidak cukup',
    cancel: 'Batal',
    note: 'Halaman ini menggantikan yang asli. Tidak ada uang yang berpindah.',
    unknown: 'Pembayaran ini tidak ada di sini',
    back: 'Kembali ke toko',
    tab: 'Kembali ke tab toko: hasilnya ada di sana. Tab ini boleh ditutup.',
    pending: 'Pembayaran ini masih terbuka',
    settlement: 'Pembayaran berhasil',
    deny: 'Pembayaran ditolak',
    expire: 'Waktu pembayaran habis',
    cancelled: 'Pembayaran ini dibatalkan',
  },
} as const satisfies Record<Language, unknown>;

const defaultQuery = (charge: Charge): Given => ({
  order_id: charge.orderId,
  status_code: statusCodeOf(charge),
  transaction_status: charge.status,
});

/** Where the shop wants this customer now; only the web is gone to from here. */
function homeUrl(charge: Charge, { home, query = defaultQuery }: Provider, gateway: Gateway): string | undefined {
  const transaction = gateway.transaction(charge.token);
  if (!transaction) return undefined;
  const failed = charge.status === 'deny' || charge.status === 'expire';
  const url = home?.(transaction, gateway) || gateway.homeUrl(transaction, failed ? 'error' : undefined);
  return url !== undefined && /^https?:/i.test(url) ? withQuery(url, query(charge)) : undefined;
}

interface Page {
  readonly c: Context;
  readonly gateway: Gateway;
  readonly provider: Provider;
}

/** The page of one step; `given` is what was typed before. */
function show(page: Page, name: string, charge: Charge | undefined, given: Given, wrong?: Both) {
  const { c, gateway, provider } = page;
  const language = gateway.language(c);
  const t = TEXTS[language];
  const step = provider.steps[name];
  if (!step) return say(page, 'unknown');
  const kept = Object.values(provider.steps)
    .flatMap(({ fields }) => fields.filter(({ keep }) => keep))
    .filter((field) => given[field.name] !== undefined && !step.fields.includes(field));
  const hidden = ['trx', 'from', ...kept.map((field) => field.name)].filter((key) => given[key] !== undefined);
  const title = `${provider.name} ${t.simulator}`;
  const body = html`<h1>${title}</h1>
    ${charge ? slip(page, charge) : ''}
    ${wrong ? html`<p class="problem" id="wrong" role="alert">${wrong[language]}</p>` : ''}
    <form method="post" action="${provider.paths.step}/${name}?language=${language}">
      ${hidden.map((key) => html`<input type="hidden" name="${key}" value="${given[key] ?? ''}" />`)}
      ${step.fields.map((field) => input(field, language, wrong !== undefined))}
      <p class="buttons stack">
        <button class="primary" name="go" value="1">${step.button[language]}</button>
        ${step.refuses ? html`<button name="refuse" value="1" formnovalidate>${t.refuse}</button>` : ''}
        ${charge ? html`<button name="cancel" value="1" formnovalidate>${t.cancel}</button>` : ''}
      </p>
    </form>
    ${step.hint ? html`<p class="hint">${step.hint[language]}</p>` : ''}
    <p class="hint">${t.note}</p>`;
  return gateway.page(c, { title, body });
}

function input({ name, label, numeric, choices }: Field, language: Language, wrong: boolean) {
  const described = wrong ? html`aria-invalid="true" aria-describedby="wrong"` : '';
  const heading = html`<label for="${name}">${label[language]}</label>`;
  if (choices)
    return html`${heading}<select id="${name}" name="${name}">
        ${choices.map((choice) => html`<option>${choice[language]}</option>`)}
      </select>`;
  return html`${heading}<input
      type="text"
      id="${name}"
      name="${name}"
      ${numeric ? html`inputmode="numeric"` : ''}
      autocomplete="off"
      maxlength="50"
      required
      ${described}
    />`;
}

function slip({ c, gateway }: Page, charge: Charge) {
  const t = TEXTS[gateway.language(c)];
  return html`<section class="slip">
    <dl>
      <dt>${t.shop}</dt>
      <dd id="merchant_name">${gateway.merchantNameOf(charge)}</dd>
      <dt>${t.order}</dt>
      <dd id="order_id">${charge.orderId}</dd>
      <dt>${t.amount}</dt>
      <dd id="txn_amount" class="code">${formatRupiah(charge.amount)}</dd>
    </dl>
  </section>`;
}

const SAID = ['unknown', 'pending', 'settlement', 'deny', 'expire'] as const;

/** How it stands, and where to go on. */
function say(page: Page, text: 'unknown' | ChargeStatus, home?: string) {
  const { c, gateway, provider } = page;
  const t = TEXTS[gateway.language(c)];
  const title = `${provider.name} ${t.simulator}`;
  const unknown = text === 'unknown';
  const known = t[SAID.find((word) => word === text) ?? 'cancelled'];
  const body = html`<h1>${title}</h1>
    <p class="${text === 'settlement' ? 'success' : 'problem'}" role="status">${known}</p>
    ${unknown ? '' : html`<p>${t.tab}</p>`} ${home === undefined ? '' : html`<p><a href="${home}">${t.back}</a></p>`}`;
  return gateway.page(c, { title, body, status: unknown ? 404 : 200 });
}

/** The end's URL, with what apps' web views look for. */
function endUrl({ c, gateway, provider }: Page, charge: Charge, given: Given): string {
  const from: Given = given['from'] === 'window' ? { from: 'window' } : {};
  const query = { ...provider.mark?.(charge), trx: charge.id, ...from, language: gateway.language(c) };
  return withQuery(provider.paths.end, query);
}

/**
 * A link that stays in its window names the checkout in `Referer`, one to a new tab does not: so the end knows whether this
 * window leads back to the shop or the shop waits in another one.
 */
const fromWindow = (c: Context): Given => (c.req.header('referer') === undefined ? {} : { from: 'window' });

async function start(page: Page): Promise<Response> {
  const { c, gateway, provider } = page;
  const trx = c.req.query('trx');
  const charge = trx === undefined ? undefined : gateway.charge(trx);
  const ours = charge?.method === provider.channel ? charge : undefined;
  const given = { ...(ours && { trx: ours.id }), ...fromWindow(c) };
  if (ours && ours.status !== 'pending') return c.redirect(endUrl(page, ours, given), 303);
  if (!ours && (trx !== undefined || !provider.reference)) return say(page, 'unknown');
  return show(page, Object.keys(provider.steps)[0] ?? '', ours, given);
}

function chargeOf({ gateway, provider }: Page, given: Given): Charge | undefined {
  const reference = given['trx'] === undefined ? provider.reference?.(given) : undefined;
  const charge =
    reference === undefined
      ? gateway.charge(given['trx'] ?? '')
      : gateway.chargeByReference(provider.channel, reference);
  return charge?.method === provider.channel ? charge : undefined;
}

async function answer(page: Page): Promise<Response> {
  const { c, gateway, provider } = page;
  const typed = await gateway.form(c);
  if (!typed) return c.json({ error: 'this form is not for other pages' }, 403);
  const name = c.req.param('step') ?? '';
  const step = Object.hasOwn(provider.steps, name) ? provider.steps[name] : undefined;
  const charge = chargeOf(page, typed);
  if (!step) return say(page, 'unknown');
  if (!charge)
    return provider.reference
      ? show(page, name, undefined, {}, { en: TEXTS.en.unknown, id: TEXTS.id.unknown })
      : say(page, 'unknown');
  const given = { ...typed, trx: charge.id };
  if (charge.status !== 'pending' || 'cancel' in typed) return c.redirect(endUrl(page, charge, given), 303);
  const verdict: Verdict = step.refuses && 'refuse' in typed ? { end: 'refuse' } : step.judge(given, charge);
  if ('wrong' in verdict) return show(page, name, charge, given, verdict.wrong);
  if ('to' in verdict) return show(page, verdict.to, charge, given);
  const status = verdict.end === 'pay' ? 'settlement' : 'deny';
  const moved = gateway.write(() => gateway.move(charge, { status }));
  return c.redirect(endUrl(page, moved, given), 303);
}

async function end(page: Page): Promise<Response> {
  const { c, gateway, provider } = page;
  const charge = gateway.charge(c.req.query('trx') ?? '');
  if (charge?.method !== provider.channel) return say(page, 'unknown');
  const home = homeUrl(charge, provider, gateway);
  const leads = c.req.query('from') === 'window' && home !== undefined;
  return leads ? c.redirect(home, 303) : say(page, charge.status, home);
}

/** Serves a provider's pages. */
export function providerPages(app: Hono, gateway: Gateway, provider: Provider): void {
  const { paths } = provider;
  app.get(paths.start, (c) => start({ c, gateway, provider }));
  app.post(`${paths.step}/:step`, (c) => answer({ c, gateway, provider }));
  app.get(paths.end, (c) => end({ c, gateway, provider }));
}
