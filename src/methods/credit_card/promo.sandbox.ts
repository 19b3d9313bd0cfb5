import type { Hono } from 'hono';
import type { Fields, Gateway, Transaction } from '../../sandbox/method.ts';
import { TEST_CARDS } from './cards.sandbox.ts';
import type { Bin } from './bins.sandbox.ts';
import type { Term } from './rules.sandbox.ts';

interface Promo {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'FIXED' | 'PERCENTAGE' | 'COMBO';
  /** Rupiah or per cent. */
  readonly value: number;
  /** Rupiah at most. */
  readonly cap?: number;
  /** Prefixes; empty takes any card. */
  readonly bins: readonly string[];
  /** Months; `0` is full payment. */
  readonly terms: readonly string[];
  readonly quota: number;
}

const bniBins = [
  ...new Set(TEST_CARDS.filter(({ bank }) => bank === 'bni').map(({ number }) => number.slice(0, 8))),
  '48111111',
];

/** The sandbox's promos: one of each kind, and one that is used up. */
const PROMOS: readonly Promo[] = [
  { id: '1', code: 'KASIR10K', name: 'Kasir 10K', kind: 'FIXED', value: 10_000, bins: [], terms: ['0'], quota: 100 },
  {
    id: '2',
    code: 'BNI10',
    name: 'BNI 10%',
    kind: 'PERCENTAGE',
    value: 10,
    bins: bniBins,
    terms: ['0', '3', '6', '12'],
    quota: 100,
  },
  {
    id: '3',
    code: 'CICIL20',
    name: 'Cicilan BNI 20%',
    kind: 'COMBO',
    value: 20,
    cap: 25_000,
    bins: bniBins,
    terms: ['3'],
    quota: 100,
  },
  { id: '4', code: 'HABIS', name: 'Promo habis', kind: 'FIXED', value: 50_000, bins: [], terms: ['0'], quota: 0 },
];

/** Promos are there when the token request asks for them. */
export function promosFor({ request }: Transaction): readonly Promo[] {
  const asked = [request.promo, request.promo_request].find((one) => one?.enabled);
  const codes = asked?.allowed_promo_codes;
  return asked ? PROMOS.filter(({ code }) => !codes?.length || codes.includes(code)) : [];
}

const discountOf = ({ kind, value, cap = Infinity }: Promo, amount: number): number =>
  Math.min(kind === 'FIXED' ? value : Math.floor((amount * value) / 100), cap, amount - 1);

const LIVE = new Set(['pending', 'authorize', 'capture', 'settlement']);

/** Charges that hold a share of the quota; a refusal, an end or a cancellation gives it back. */
const usesOf = (key: string, gateway: Gateway): readonly string[] =>
  ((gateway.kept('promo_uses', key) ?? []) as readonly string[]).filter((charge) =>
    LIVE.has(gateway.charge(charge)?.status ?? ''),
  );

/** Every merchant has a quota of its own. */
const quotaKey = ({ merchantId }: Transaction, id: string): string => `${merchantId} ${id}`;

const FOREVER = 3650 * 24 * 60 * 60_000;

export const usePromo = (id: string, chargeId: string, transaction: Transaction, gateway: Gateway): void => {
  const key = quotaKey(transaction, id);
  gateway.keep('promo_uses', key, [...usesOf(key, gateway), chargeId], gateway.now() + FOREVER);
};

/** What a promo leaves to pay, or why it cannot be used (contract §3.8). */
export function applyPromo(
  details: Fields,
  { transaction, bin, term, gateway }: { transaction: Transaction; bin: Bin; term: Term | undefined; gateway: Gateway },
): { readonly amount: number; readonly promo: string } | { readonly error: string } {
  const promo = promosFor(transaction).find(({ id }) => id === String(details['promo_id']));
  if (!promo) return { error: 'promo is not available' };
  if (bin.debit) return { error: 'promo is not available for debit cards' };
  if (promo.bins.length > 0 && !promo.bins.includes(bin.bin)) return { error: 'promo is not available for this card' };
  if (!promo.terms.includes(String(term?.months ?? 0)))
    return { error: 'promo is not available for this installment term' };
  if (usesOf(quotaKey(transaction, promo.id), gateway).length >= promo.quota)
    return { error: 'promo quota has been used up' };
  const amount = transaction.amount - discountOf(promo, transaction.amount);
  return Number(details['discounted_gross_amount']) === amount
    ? { amount, promo: promo.id }
    : { error: 'promo discounted_gross_amount is wrong' };
}

const wireOf = (promo: Promo, amount: number, feeFor: (amount: number) => number): Fields => {
  const discount = discountOf(promo, amount);
  return {
    id: Number(promo.id),
    name: promo.name,
    bins: promo.bins,
    payment_types: ['credit_card'],
    calculated_discount_amount: discount,
    discounted_gross_amount: amount - discount,
    // Ours: the fee is of what is left to pay.
    payment_fee: feeFor(amount - discount) || undefined,
    installment_terms: promo.terms,
    discount_type: promo.kind,
    start_date: '2026-01-01 00:00:00',
    end_date: '2099-12-31 23:59:59',
    promo_code: promo.code,
    sponsor_name: 'Kasir',
    sponsor_message_en: promo.name,
    sponsor_message_id: promo.name,
  };
};

/** `POST /snap/v1/promos/{token}/search`. */
export function promoRoutes(app: Hono, gateway: Gateway): void {
  app.post('/snap/v1/promos/:token/search', (c) => {
    const transaction = gateway.transaction(c.req.param('token'));
    if (!transaction) return c.json({ error_messages: ['token not found'] }, 404);
    const fee = (amount: number) => gateway.feeOf(transaction, 'credit_card', amount);
    return c.json({ promos: promosFor(transaction).map((promo) => wireOf(promo, transaction.amount, fee)) });
  });
}
