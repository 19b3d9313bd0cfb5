import type { Charge, ChargeChange, ChargeStatus, Fields, FraudStatus } from '../../sandbox/method.ts';
import type { CardBrand } from './brands.sandbox.ts';
import type { CardOutcome, SavedCard } from './cards.sandbox.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What the sandbox remembers of a card charge; never the number. */
export interface CardData {
  readonly masked_card: string;
  readonly card_type: 'credit' | 'debit';
  readonly brand: CardBrand | null;
  /** The acquirer. */
  readonly bank: string;
  readonly outcome: CardOutcome;
  readonly authorizeOnly: boolean;
  /** `open`: the bank's page waits for the customer. `done`: it was answered. */
  readonly challenge: 'none' | 'open' | 'done';
  readonly reason?: 'bank' | 'fds' | '3ds' | '3ds_timeout';
  /** The acquirer's processing channel. */
  readonly channel: string;
  readonly installment_term?: number;
  /** Rupiah and points taken from a bank's loyalty account, and what is left there. */
  readonly point?: { readonly amount: number; readonly quantity: number; readonly left: number };
  readonly promo?: string;
  /** Rupiah that the customer pays for paying. */
  readonly fee?: number;
  /** What the card is saved as, once it is accepted; with the card itself where it is new. */
  readonly saved?: { readonly id: string; readonly expired_at: string; readonly card?: SavedCard };
  readonly eci?: string;
  /** It was authorised first, and captured by the merchant. */
  readonly captured?: true;
  readonly approval_code?: string;
  readonly channel_response_code?: string;
  readonly channel_response_message?: string;
}

export const cardData = (data: Fields): CardData => data as unknown as CardData;
export const asFields = (data: CardData): Fields => data as unknown as Fields;

type Authentication = 'full' | 'attempted' | 'none';

/** The electronic commerce indicator: Mastercard counts otherwise than all others. */
const eciOf = (brand: CardBrand | null, how: Authentication): string => {
  const place = how === 'full' ? 0 : how === 'attempted' ? 1 : 2;
  return (brand === 'mastercard' ? ['02', '01', '00'] : ['05', '06', '07'])[place] ?? '07';
};

/** Outcomes that are known without asking the customer anything. */
const SILENT: ReadonlySet<CardOutcome> = new Set([
  'attempted_accept',
  'attempted_fds_deny',
  'attempted_bank_deny',
  'frictionless_accept',
  'frictionless_deny',
  'not_authenticated',
]);

export const asksCustomer = (outcome: CardOutcome): boolean => !SILENT.has(outcome);

const denied = (
  data: CardData,
  reason: CardData['reason'],
  more: Partial<CardData> = {},
  fraud: FraudStatus = 'accept',
): ChargeChange => ({
  status: 'deny',
  fraud,
  data: asFields({ ...data, ...more, ...(reason ? { reason } : {}) }),
});

const DO_NOT_HONOUR = { channel_response_code: '05', channel_response_message: 'Do not honour' };
const NO_FUNDS = { channel_response_code: '51', channel_response_message: 'Insufficient funds' };

/** The money is taken (or only reserved), with or without a fraud challenge. */
export function accepted(data: CardData, eci: string, now: number, fraud: FraudStatus = 'accept'): ChargeChange {
  const status: ChargeStatus = data.authorizeOnly && fraud === 'accept' ? 'authorize' : 'capture';
  const approval = { approval_code: String(now), channel_response_code: '00', channel_response_message: 'Approved' };
  return { status, fraud, expiresAt: now + 8 * DAY, data: asFields({ ...data, eci, ...approval }) };
}

/** The merchant's yes to what the fraud system held: what was only to be reserved is, until it is captured. */
export const approved = ({ authorizeOnly, captured }: CardData): ChargeChange => ({
  status: authorizeOnly && !captured ? 'authorize' : 'capture',
  fraud: 'accept',
});

/** What the bank and the fraud system say once authentication is over, by the test card's column. */
export function decide(data: CardData, amount: number, secure: boolean, now: number): ChargeChange {
  const attempted = data.outcome.startsWith('attempted');
  const eci = eciOf(data.brand, !secure ? 'none' : attempted ? 'attempted' : 'full');
  switch (data.outcome) {
    case 'accept':
    case 'attempted_accept':
    case 'frictionless_accept':
    case 'pending_accept':
    case 'version_1':
      return accepted(data, eci, now);
    case 'fds_challenge':
      return accepted(data, eci, now, 'challenge');
    case 'bank_deny':
    case 'attempted_bank_deny':
    case 'frictionless_deny':
    case 'offline_deny':
      return denied(data, 'bank', { eci, ...DO_NOT_HONOUR });
    case 'insufficient_over_30000':
      return amount > 30_000 ? denied(data, 'bank', { eci, ...NO_FUNDS }) : accepted(data, eci, now);
    case 'insufficient_funds':
      return denied(data, 'bank', { eci, ...NO_FUNDS });
    case 'attempted_fds_deny':
      return denied(data, 'fds', { eci }, 'deny');
    case 'challenge_deny':
    case 'not_authenticated':
      return secure ? denied(data, '3ds') : accepted(data, eci, now);
  }
}

/** The customer or the bank ended authentication without a yes. */
export const failedAuthentication = (data: CardData, reason: '3ds' | '3ds_timeout'): ChargeChange =>
  denied({ ...data, challenge: 'done' }, reason);

/** Who a denied card was refused by: a payment that the fraud system held was the bank's to give, and is not refused by it. */
const refusedBy = ({ fraud, data }: Pick<Charge, 'fraud' | 'data'>): CardData['reason'] =>
  cardData(data).reason ?? (fraud === 'accept' ? 'bank' : 'fds');

/** What the card's bank answered. It says no where a payment is denied that nobody else refused. */
export function bankResponse(charge: Pick<Charge, 'status' | 'fraud' | 'data'>): Partial<typeof DO_NOT_HONOUR> {
  const { channel_response_code, channel_response_message = '' } = cardData(charge.data);
  const refused = charge.status === 'deny' && refusedBy(charge) === 'bank';
  if (refused && (channel_response_code ?? '00') === '00') return DO_NOT_HONOUR;
  return channel_response_code === undefined ? {} : { channel_response_code, channel_response_message };
}

function denial(charge: Pick<Charge, 'status' | 'fraud' | 'data'>): string {
  switch (refusedBy(charge)) {
    case 'fds':
      return 'Denied by Veritrans Fraud Detection System';
    case '3ds':
      return '3DS Authentication Denied';
    case '3ds_timeout':
      return '3DS Authentication Timeout';
    default: {
      const { channel_response_code: code = '', channel_response_message: text = '' } = bankResponse(charge);
      return `Deny by Bank [${cardData(charge.data).bank.toUpperCase()}] with code [${code}] and message [${text}]`;
    }
  }
}

/** `status_message` by state (contract §5.2). */
export function cardMessage(charge: Pick<Charge, 'status' | 'fraud' | 'data'>): string {
  const data = cardData(charge.data);
  switch (charge.status) {
    case 'capture':
      if (data.captured) return 'Success, Credit Card capture transaction is successful';
      return 'Success, Credit Card transaction is successful';
    case 'authorize':
    case 'settlement':
      return 'Success, Credit Card transaction is successful';
    case 'refund':
    case 'partial_refund':
      return 'Success, refund request is approved by the bank';
    case 'chargeback':
    case 'partial_chargeback':
      return 'Success, transaction is found';
    case 'pending':
      return 'Credit Card transaction is pending';
    case 'cancel':
      return 'Success, transaction is canceled';
    case 'expire':
      return 'Credit Card transaction is expired';
    case 'failure':
      return 'Credit Card transaction is failed';
    case 'deny':
      return denial(charge);
  }
}
