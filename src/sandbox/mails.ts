import { formatRupiah } from '../lib/money.ts';
import { wibTime } from '../lib/wib.ts';
import type { Core } from './gateway.ts';
import { coreOf } from './gateway.ts';
import type { Charge, Language, Transaction } from './method.ts';
import type { NotificationRow } from './notification-log.ts';
import { query } from './storage.ts';

/** An e-mail that the gateway would have sent. Nothing is ever sent from here. */
export interface Mail {
  readonly at: string;
  readonly to: string;
  readonly for: 'customer' | 'shop';
  readonly kind: Kind;
  readonly order_id: string;
  readonly merchant_id: string;
  readonly subject: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
}

type Kind = 'instructions' | 'paid' | 'expired';

const TEXTS = {
  en: {
    instructions: 'How to pay {order} at {shop}',
    paid: 'Payment of {amount} received for {order}',
    expired: 'The time to pay {order} at {shop} is over',
    until: 'Pay before {time} WIB.',
    amount: 'Amount: {amount}',
    hello: 'Hello {name},',
  },
  id: {
    instructions: 'Cara membayar {order} di {shop}',
    paid: 'Pembayaran {amount} diterima untuk {order}',
    expired: 'Waktu pembayaran {order} di {shop} habis',
    until: 'Bayar sebelum {time} WIB.',
    amount: 'Jumlah: {amount}',
    hello: 'Halo {name},',
  },
} as const satisfies Record<Language, Record<string, string>>;

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

const KINDS: Readonly<Record<string, Kind>> = {
  pending: 'instructions',
  settlement: 'paid',
  capture: 'paid',
  expire: 'expired',
};

/** What a notification means to write about. A card that is held is not paid, and one at its bank's page needs no instruction. */
function kindOf(row: NotificationRow): Kind | undefined {
  const { transaction_status, fraud_status, payment_type } = JSON.parse(row.body) as Readonly<Record<string, unknown>>;
  const kind = KINDS[String(transaction_status)];
  if (kind === 'instructions' && payment_type === 'credit_card') return undefined;
  return kind === 'paid' && fraud_status === 'challenge' ? undefined : kind;
}

const plain = (text: string): string => text.replaceAll('*', '');

/** What is to be typed, and the steps of the first way to pay. */
function steps(charge: Charge, language: Language, core: Core): readonly string[] {
  const told = core.ledger.methodOf(charge).instruction?.(charge, language);
  if (!told) return [];
  const [guide] = told.guides;
  return [
    told.title,
    ...told.codes.map(({ label, value }) => `${label}: ${value}`),
    ...(guide ? [guide.title, ...guide.steps.map((step, at) => `${at + 1}. ${plain(step)}`)] : []),
  ];
}

function body(kind: Kind, transaction: Transaction, charge: Charge, language: Language, core: Core): string {
  const t = TEXTS[language];
  const name = transaction.request.customer_details?.first_name ?? '';
  const values = {
    name,
    order: charge.orderId,
    shop: core.config.merchantName,
    amount: formatRupiah(charge.amount),
    time: charge.expiresAt === null ? '' : wibTime(charge.expiresAt),
  };
  return [
    ...(name === '' ? [] : [fill(t.hello, values)]),
    fill(t[kind], values),
    fill(t.amount, values),
    ...(kind === 'instructions' ? steps(charge, language, core) : []),
    ...(kind === 'instructions' && charge.expiresAt !== null ? [fill(t.until, values)] : []),
  ].join('\n');
}

/** The e-mails that a change, told by its notification, would have meant. */
function mailsFor(row: NotificationRow, kind: Kind, all: Core): readonly Mail[] {
  const charge = all.state.charge(row.charge_id);
  const transaction = charge && all.state.transaction(charge.token);
  if (!charge || !transaction) return [];
  const core = coreOf(all, transaction);
  const both = <T>(make: (language: Language) => T) => ({ en: make('en'), id: make('id') });
  const values = {
    order: charge.orderId,
    shop: core.config.merchantName,
    amount: formatRupiah(charge.amount),
  };
  const mail = {
    at: new Date(row.created_at).toISOString(),
    kind,
    order_id: charge.orderId,
    merchant_id: charge.merchantId,
    subject: both((language) => fill(TEXTS[language][kind], values)),
    text: both((language) => body(kind, transaction, charge, language, core)),
  };
  const customer = transaction.request.customer_details?.email || charge.customer?.['email'];
  return [
    ...(typeof customer === 'string' && customer !== '' ? [{ ...mail, to: customer, for: 'customer' as const }] : []),
    ...(core.config.emailNotices && kind === 'paid'
      ? [{ ...mail, to: core.config.merchantName, for: 'shop' as const }]
      : []),
  ];
}

/**
 * The e-mails of one order, or of the latest, of one merchant where that is given; newest first. A charge has one of each kind,
 * whatever the number of URLs that were notified: what was captured and then settled is paid once.
 */
export function outbox(core: Core) {
  const latest = query<Pick<NotificationRow, 'order_id' | 'charge_id'>>(
    core.storage,
    'SELECT DISTINCT order_id, charge_id FROM (SELECT order_id, charge_id FROM notifications ORDER BY id DESC LIMIT 500)',
  );
  const ofOrder = query<Pick<NotificationRow, 'order_id' | 'charge_id'>>(
    core.storage,
    'SELECT DISTINCT order_id, charge_id FROM notifications WHERE order_id = ?',
  );
  const ofCharge = query<NotificationRow>(
    core.storage,
    'SELECT * FROM notifications WHERE order_id = ? AND charge_id = ? ORDER BY id',
  );

  return (orderId: string | undefined, merchant: string | undefined): readonly Mail[] =>
    (orderId === undefined ? latest.all() : ofOrder.all(orderId))
      .flatMap(({ order_id: order, charge_id: id }) => {
        const first = new Map<Kind, NotificationRow>();
        for (const row of ofCharge.all(order, id)) {
          const kind = kindOf(row);
          if (kind && !first.has(kind)) first.set(kind, row);
        }
        return [...first];
      })
      .toSorted(([, a], [, b]) => b.id - a.id)
      .flatMap(([kind, row]) => mailsFor(row, kind, core))
      .filter(({ merchant_id: owner }) => merchant === undefined || owner === merchant);
}
