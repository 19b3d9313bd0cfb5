import type { CardBrand } from './brands.sandbox.ts';

/** The test cards of the sandbox (contract §6.2): what becomes of a charge is decided by the number. */

export type CardOutcome =
  | 'accept'
  | 'bank_deny'
  | 'attempted_accept'
  | 'attempted_fds_deny'
  | 'attempted_bank_deny'
  | 'frictionless_accept'
  | 'frictionless_deny'
  | 'challenge_deny'
  | 'pending_accept'
  | 'not_authenticated'
  | 'insufficient_funds'
  | 'insufficient_over_30000'
  | 'offline_deny'
  | 'fds_challenge'
  | 'version_1';

export interface TestCard {
  readonly number: string;
  readonly outcome: CardOutcome;
  readonly bank?: string;
  readonly debit?: true;
}

/** A card behind its token. The number and the CVV are gone by now: only their last traces, masked, are kept. */
export interface TokenisedCard {
  /** Whose client key it was made with: nobody else's transactions take it. */
  readonly merchantId: string;
  readonly masked_card: string;
  readonly brand: CardBrand | null;
  readonly debit: boolean;
  readonly outcome: CardOutcome;
  /** 1 to 12. */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
  readonly used: boolean;
  /** The `gross_amount` that the token was asked for with, where it was: no other is charged with it. */
  readonly amount?: number;
  /** Made of a number alone: a debit card with a token device, which no card charge takes. */
  readonly numberOnly?: boolean;
  /** The `saved_token_id` that it came from, where no number was typed. */
  readonly savedAs?: string;
  /** The one transaction (its token) that takes it: it came from a handle, which means something there only. */
  readonly only?: string;
}

/** A card that may be used again without typing its number. The charge that brought it, if one did, was accepted. */
export interface SavedCard {
  /** The wire's `saved_token_id`. */
  readonly id: string;
  readonly merchantId: string;
  /** Whose it is; null where the merchant keeps the token itself (two clicks). */
  readonly user: string | null;
  /** Absent: the merchant's back end registered it. */
  readonly chargeId?: string;
  /** Older tokens of the same user for the same card, which go with it. */
  readonly older?: readonly string[];
  readonly card: TokenisedCard;
  readonly email?: string;
  readonly phone?: string;
}

export const OUTCOMES: Readonly<Record<CardOutcome, { readonly en: string; readonly id: string }>> = {
  accept: { en: 'Accepted after 3-D Secure', id: 'Diterima setelah 3-D Secure' },
  bank_deny: { en: 'Refused by the bank after 3-D Secure', id: 'Ditolak bank setelah 3-D Secure' },
  attempted_accept: { en: 'Accepted, 3-D Secure only attempted', id: 'Diterima, 3-D Secure hanya dicoba' },
  attempted_fds_deny: { en: 'Refused by the fraud system', id: 'Ditolak sistem antipenipuan' },
  attempted_bank_deny: {
    en: 'Refused by the bank, 3-D Secure only attempted',
    id: 'Ditolak bank, 3-D Secure hanya dicoba',
  },
  frictionless_accept: { en: 'Accepted without a question', id: 'Diterima tanpa pertanyaan' },
  frictionless_deny: { en: 'Refused without a question', id: 'Ditolak tanpa pertanyaan' },
  challenge_deny: { en: 'Fails 3-D Secure', id: 'Gagal 3-D Secure' },
  pending_accept: {
    en: 'Pending after 3-D Secure, accepted a minute later',
    id: 'Tertunda setelah 3-D Secure, diterima semenit kemudian',
  },
  not_authenticated: { en: 'Refused, 3-D Secure not possible', id: 'Ditolak, 3-D Secure tidak dapat dilakukan' },
  insufficient_funds: { en: 'Refused, not enough money (51)', id: 'Ditolak, saldo tidak cukup (51)' },
  insufficient_over_30000: {
    en: 'Refused above Rp30.000, not enough money (51)',
    id: 'Ditolak di atas Rp30.000, saldo tidak cukup (51)',
  },
  offline_deny: { en: 'Refused (offline card)', id: 'Ditolak (kartu offline)' },
  fds_challenge: { en: 'Held by the fraud system for review', id: 'Ditahan sistem antipenipuan untuk ditinjau' },
  version_1: { en: 'Refused, only knows 3-D Secure 1', id: 'Ditolak, hanya mengenal 3-D Secure 1' },
};

const cards = (
  outcome: CardOutcome,
  numbers: string,
  more: { readonly bank?: string; readonly debit?: true } = {},
): TestCard[] => numbers.split(' ').map((number) => ({ number, outcome, ...more }));

/** A bank's cards: full authentication, only attempted, refused. */
const bank = (name: string, full: string, attempted: string, denied: string): TestCard[] => [
  ...cards('accept', full, { bank: name }),
  ...cards('attempted_accept', attempted, { bank: name }),
  ...cards('bank_deny', denied, { bank: name }),
];

export const TEST_CARDS: readonly TestCard[] = [
  ...cards('accept', '4811111111111114 5211111111111117 3528203324564357 370192169722458 6212487892425802'),
  ...cards('bank_deny', '4911111111111113 5111111111111118 3528512944932269 374296354400881 6212484129687072'),
  ...cards('attempted_accept', '4411111111111118 5410111111111116 3528868047864225 373747726661940 6212489506621198'),
  ...cards(
    'attempted_fds_deny',
    '4611111111111116 5411111111111115 3528185267171623 378096218340018 6212482535178193972',
  ),
  ...cards(
    'attempted_bank_deny',
    '4711111111111115 5511111111111114 3528909779837631 370356097975856 6212484228635865',
  ),
  ...bank(
    'mandiri',
    '4617006959746656 5573381072196900',
    '4617001741942101 5573381999825417',
    '4617008560831760 5573384043224447',
  ),
  ...cards('accept', '4097661111111113', { bank: 'mandiri', debit: true }),
  ...cards('attempted_accept', '4097661111111139', { bank: 'mandiri', debit: true }),
  ...cards('bank_deny', '4097667672178631', { bank: 'mandiri', debit: true }),
  ...bank(
    'cimb',
    '4599207887122414 5481169818832479',
    '4599203997052898 5481167121032563',
    '4599206009733090 5481169191782739',
  ),
  ...bank(
    'bni',
    '4105058689481467 5264221038874659',
    '4105052541512148 5264224971761016',
    '4105054148541363 5264223530131711',
  ),
  ...cards('accept', '1946415981487684', { bank: 'bni' }),
  ...cards('bank_deny', '1946410271931269', { bank: 'bni' }),
  ...bank(
    'bca',
    '4773776057051650 5229903136853172',
    '4773773810981190 5229907364303610',
    '4773775202011809 5229903405423830',
  ),
  ...bank(
    'bri',
    '4365026335737199 5520029870899100',
    '4365027867232690 5520025486468439',
    '4365028662512583 5520021909203008',
  ),
  ...bank(
    'mega',
    '4201910000000009 5221030000000009',
    '4201910000000017 5221030000000017',
    '4201910000000025 5221030000000025',
  ),
  ...bank(
    'maybank',
    '4055772026036004 5520086752102334',
    '4055771335144012 5520086774908452',
    '4055779628460474 5520088314653770',
  ),
  ...cards('insufficient_funds', '4472429869996670'),
  ...cards('insufficient_over_30000', '4806000000000081'),
  ...cards('offline_deny', '4705859510984866 5597518926561951'),
  ...cards('frictionless_accept', '4556557955726624 4024007189449340 5333259155643223 341502098634895'),
  ...cards('frictionless_deny', '4485436455354151 5328720384582224 345695399207589'),
  ...cards('accept', '4916994064252017 5306889942833340 348638267931507'),
  ...cards('challenge_deny', '4604633194219929 5424184049821670 372021106351394'),
  ...cards('pending_accept', '4024007176265022 5487971631330522 345197771649926'),
  ...cards('not_authenticated', '4716125059847899 5250548692069390 3794521996036850 379452199603685'),
  ...cards('version_1', '4723249479082225 5555666677771111 3528927894502153 3419184532253540'),
  // Ours: the real sandbox lists no card for a fraud challenge.
  ...cards('fds_challenge', '4511111111111117'),
];

const byNumber = new Map(TEST_CARDS.map((card) => [card.number, card]));

/** The card of the table, or for any other number one that is accepted. */
export const testCard = (number: string): TestCard => byNumber.get(number) ?? { number, outcome: 'accept' };
