import { html } from 'hono/html';
import type { Context } from 'hono';
import { formatRupiah } from '../../lib/money.ts';
import type { Charge, Gateway, Language, Markup } from '../../sandbox/method.ts';

/** What the stand-ins for wallets' apps, scanners and tills have in common. */

const TEXTS = {
  en: { shop: 'Shop', order: 'Order', amount: 'Amount' },
  id: { shop: 'Toko', order: 'Pesanan', amount: 'Jumlah' },
} as const satisfies Record<Language, unknown>;

/** Who is paid, for what, and how much. */
export function billOf(
  charge: Charge,
  gateway: Gateway,
  language: Language,
  more: readonly (readonly [string, string])[] = [],
): Markup {
  const t = TEXTS[language];
  return html`<section class="slip">
    <dl>
      ${more.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd class="code">${value}</dd>`,
      )}
      <dt>${t.shop}</dt>
      <dd id="merchant_name">${gateway.merchantNameOf(charge)}</dd>
      <dt>${t.order}</dt>
      <dd id="order_id">${charge.orderId}</dd>
      <dt>${t.amount}</dt>
      <dd id="txn_amount">${formatRupiah(charge.amount)}</dd>
    </dl>
  </section>`;
}

interface Said {
  readonly title: string;
  readonly text: string;
  readonly good: boolean;
  readonly status: 200 | 400 | 404;
  readonly more: Markup | string;
}

/** A page that says how it went, and where to go on. */
export const said = (c: Context, gateway: Gateway, { title, text, good, status, more }: Said) =>
  gateway.page(c, {
    title,
    body: html`<h1>${title}</h1>
      <p class="${good ? 'success' : 'problem'}" role="status">${text}</p>
      <p>${more}</p>`,
    status,
  });

/** What one of our own pages posted; another page's form changes nothing. */
export async function submitted(
  c: Context,
  gateway: Gateway,
  take: (form: Readonly<Record<string, string>>) => Response | Promise<Response>,
): Promise<Response> {
  const form = await gateway.form(c);
  return form ? take(form) : c.json({ error: 'this form is not for other pages' }, 403);
}
