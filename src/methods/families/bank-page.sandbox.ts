import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import { formatRupiah } from '../../lib/money.ts';
import type { Charge, Gateway, Language, Transaction } from '../../sandbox/method.ts';

type Both = Readonly<Record<Language, string>>;
type Line = readonly [label: Both, value: string];

/** One bank's page where a tester pays what a customer was told to pay (contract §6.4). */
export interface BankPage {
  /** Where it is: `/bca/va` has `/bca/va/index`. */
  readonly path: string;
  /** Its `bank` in the query, where several banks share a path. */
  readonly bank?: string;
  readonly title: string;
  readonly inputs: readonly { readonly name: string; readonly id: string; readonly label: Both }[];
  /** What was typed, as digits, by the inputs' names. */
  readonly find: (typed: Readonly<Record<string, string>>, gateway: Gateway) => Charge | undefined;
  /** The name that the payer sees. */
  readonly recipient: (transaction: Transaction, gateway: Gateway) => string;
  /** Of the bill, below the common lines. */
  readonly lines?: (transaction: Transaction) => readonly Line[];
  /** The merchant's own words to the payer. */
  readonly words?: (transaction: Transaction, when: 'inquiry' | 'payment') => readonly Both[];
  /** The real simulator's own texts; testers' scripts look for them. */
  readonly paid: string;
  readonly unknown: string;
}

const TEXTS = {
  en: {
    inquire: 'Inquire',
    pay: 'Pay',
    name: 'Name',
    order: 'Order',
    amount: 'Amount',
    unknown: 'Check the number. One that is paid, cancelled or expired is not found any more.',
    told: 'The shop is being told. You can close this page.',
    another: 'Another number',
  },
  id: {
    inquire: 'Inquire',
    pay: 'Pay',
    name: 'Nama',
    order: 'Pesanan',
    amount: 'Jumlah',
    unknown: 'Periksa nomornya. Yang sudah dibayar, dibatalkan, atau kedaluwarsa tidak ditemukan lagi.',
    told: 'Toko sedang diberi tahu. Halaman ini boleh ditutup.',
    another: 'Nomor lain',
  },
} as const satisfies Record<Language, unknown>;

const OTHER = { en: 'id', id: 'en' } as const;

/** The merchant's words, in the page's language first. */
const spoken = (words: readonly Both[], language: Language) =>
  words.map(
    (line) =>
      html`<p lang="${language}">${line[language]}</p>
        <p class="hint" lang="${OTHER[language]}">${line[OTHER[language]]}</p>`,
  );

/** The page's own digits-only reading of what was typed: spaces and dashes are for people. */
const digitsOf = (form: Readonly<Record<string, string>>, { inputs }: BankPage): Record<string, string> =>
  Object.fromEntries(inputs.map(({ name }) => [name, (form[name] ?? '').replaceAll(/\D/g, '')]));

/** One visit to a bank's page. */
interface Visit {
  readonly c: Context;
  readonly gateway: Gateway;
  readonly page: BankPage;
}

const address = ({ c, gateway, page }: Visit, to: string): string => {
  const query = new URLSearchParams({ ...(page.bank && { bank: page.bank }), language: gateway.language(c) });
  return `${page.path}/${to}?${query}`;
};

function ask(visit: Visit, failed = false): Promise<Response> {
  const { c, gateway, page } = visit;
  const language = gateway.language(c);
  const t = TEXTS[language];
  const body = html`<h1>${page.title}</h1>
    ${
      failed
        ? html`<p class="problem" role="alert">${page.unknown}</p>
            <p>${t.unknown}</p>`
        : ''
    }
    <form method="post" action="${address(visit, 'inquiry')}">
      ${page.inputs.map(
        ({ id, name, label }) =>
          html`<label for="${id}">${label[language]}</label>
            <input type="text" id="${id}" name="${name}" inputmode="numeric" autocomplete="off" required />`,
      )}
      <p class="buttons"><input type="submit" value="${t.inquire}" /></p>
    </form>`;
  return gateway.page(c, { title: page.title, body, status: failed ? 404 : 200 });
}

type Typed = Readonly<Record<string, string>>;

function bill(visit: Visit, typed: Typed, charge: Charge, transaction: Transaction): Promise<Response> {
  const { c, gateway, page } = visit;
  const language = gateway.language(c);
  const t = TEXTS[language];
  const lines: readonly (readonly [string, string])[] = [
    ...page.inputs.map(({ label, name }) => [label[language], typed[name] ?? ''] as const),
    [t.name, page.recipient(transaction, gateway)],
    [t.order, charge.orderId],
    ...(page.lines?.(transaction) ?? []).map(([label, value]) => [label[language], value] as const),
    [t.amount, formatRupiah(charge.amount)],
  ];
  const body = html`<h1>${page.title}</h1>
    <section class="slip">
      <dl>
        ${lines.map(
          ([label, value]) =>
            html`<dt>${label}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </section>
    ${spoken(page.words?.(transaction, 'inquiry') ?? [], language)}
    <form method="post" action="${address(visit, 'payment')}">
      ${page.inputs.map(({ name }) => html`<input type="hidden" name="${name}" value="${typed[name] ?? ''}" />`)}
      <p class="buttons"><input type="submit" value="${t.pay}" /></p>
    </form>
    <p><a href="${address(visit, 'index')}">${t.another}</a></p>`;
  return gateway.page(c, { title: page.title, body });
}

function done(visit: Visit, transaction: Transaction): Promise<Response> {
  const { c, gateway, page } = visit;
  const language = gateway.language(c);
  const t = TEXTS[language];
  const body = html`<h1>${page.title}</h1>
    <p class="success" role="status">${page.paid}</p>
    <p>${t.told}</p>
    ${spoken(page.words?.(transaction, 'payment') ?? [], language)}
    <p><a href="${address(visit, 'index')}">${t.another}</a></p>`;
  return gateway.page(c, { title: page.title, body });
}

async function step(visit: Visit, to: 'inquiry' | 'payment'): Promise<Response> {
  const { c, gateway, page } = visit;
  const form = await gateway.form(c);
  if (!form) return c.json({ error: 'this form is not for other pages' }, 403);
  const typed = digitsOf(form, page);
  const charge = page.find(typed, gateway);
  const transaction = charge && gateway.transaction(charge.token);
  if (!transaction || charge.status !== 'pending') return ask(visit, true);
  if (to === 'inquiry') return bill(visit, typed, charge, transaction);
  gateway.write(() => gateway.move(charge, { status: 'settlement' }));
  return done(visit, transaction);
}

/** Where a tester asks for a number and pays it. */
export function bankPage(app: Hono, gateway: Gateway, page: BankPage): void {
  const mine = (c: Context) => page.bank === undefined || c.req.query('bank') === page.bank;
  app.get(`${page.path}/index`, (c, next) => (mine(c) ? ask({ c, gateway, page }) : next()));
  for (const to of ['inquiry', 'payment'] as const)
    app.post(`${page.path}/${to}`, (c, next) => (mine(c) ? step({ c, gateway, page }, to) : next()));
}

/** The merchant's name as banks show it: capitals, twenty characters. */
export const recipientName = (name: string): string => [...name.toUpperCase()].slice(0, 20).join('').trim();

/** The simulator that most banks share (contract §6.4). */
export const openApiPage = (bank: string, name: string) => ({
  path: '/openapi/va',
  bank,
  title: `OpenApi Virtual Account: ${name}`,
  paid: 'Success Payment VA',
  unknown: 'Invalid Bill/Virtual Account not found',
});
