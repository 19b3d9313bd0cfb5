import type { Transaction } from '../../sandbox/method.ts';
import { isPrivateLabel } from './brands.sandbox.ts';
import type { Bin } from './bins.sandbox.ts';

/** What a merchant asked for about cards, as the token request says it (contract §2.2). */
type CardRequest = NonNullable<Transaction['request']['credit_card']>;

/** A prefix, a bank's name, `credit` or `debit`; in any case (contract §3.10). */
const matches = (entry: string, { bin, bank, debit }: Bin): boolean => {
  const word = entry.trim().toLowerCase();
  if (/^\d+$/.test(word)) return bin.startsWith(word);
  return word === bank || word === (debit ? 'debit' : 'credit');
};

/** Why the merchant does not take this card. */
function refusedBy(asked: CardRequest, bin: Bin): string | undefined {
  const { whitelist_bins: white, blacklist_bins: black } = asked;
  if (white?.length && !white.some((entry) => matches(entry, bin))) return 'card bin is not in whitelist_bins';
  return black?.some((entry) => matches(entry, bin)) ? 'card bin is in blacklist_bins' : undefined;
}

/** An instalment as the checkout names it: `bni_3`, `offline_6`. */
export interface Term {
  readonly bank: string;
  readonly months: number;
}

/** The instalments asked for, none of them, or what is wrong: what cannot be read is not charged in full. */
export const termOf = (asked: unknown): { readonly term: Term | undefined } | { readonly error: string } => {
  if (asked === undefined || asked === null || asked === '') return { term: undefined };
  const [, bank, months] = /^([a-z]+)_([1-9]\d?)$/.exec(typeof asked === 'string' ? asked : '') ?? [];
  return bank === undefined ? { error: 'installment is invalid' } : { term: { bank, months: Number(months) } };
};

/** Why this card cannot be paid in these instalments for this amount. */
function termError(asked: CardRequest, bin: Bin, term: Term | undefined, amount: number): string | undefined {
  const { required, disabled, terms = {}, offline_bins: offline, minimum_amount: least = {} } = asked.installment ?? {};
  if (!term) return required ? 'installment is required for this transaction' : undefined;
  if (disabled || !terms[term.bank]?.includes(term.months)) return 'installment term is not available';
  if (bin.debit) return 'installment is not available for debit cards';
  if (amount < (least[term.bank] ?? 0)) return 'gross_amount is below the minimum of this installment';
  if (term.bank !== 'offline') return bin.bank === term.bank ? undefined : 'installment bank does not match the card';
  const listed = !offline?.length || offline.some((entry) => matches(entry, bin));
  return listed ? undefined : 'card bin is not in offline_bins';
}

/** Everything that the merchant's own wishes have against this card, or undefined. */
export const ruleError = (
  asked: CardRequest | undefined,
  bin: Bin,
  term: Term | undefined,
  amount: number,
): string | undefined =>
  asked ? (refusedBy(asked, bin) ?? termError(asked, bin, term, amount)) : term && 'installment term is not available';

/** The acquirer: an instalment's bank, else a route for this card, else the merchant's choice (contract §2.2). */
export function acquirerOf(asked: CardRequest | undefined, bin: Bin, term: Term | undefined): string {
  // Only its own bank takes a private label.
  if (isPrivateLabel(bin.bin)) return 'bni';
  if (term && term.bank !== 'offline') return term.bank;
  return routeOf(asked, bin) || asked?.bank || 'bni';
}

/** The route that says most of this card: the longest prefix, else its bank, else its kind; of equals the first. Ours. */
function routeOf(asked: CardRequest | undefined, bin: Bin): string | undefined {
  const says = (entry: string): number => {
    if (!matches(entry, bin)) return 0;
    const word = entry.trim().toLowerCase();
    return /^\d+$/.test(word) ? 2 + word.length : word === bin.bank ? 2 : 1;
  };
  const routes = Object.entries(asked?.bank_routing?.bin ?? {}).map(
    ([bank, entries]) => [bank, Math.max(0, ...entries.map(says))] as const,
  );
  const most = Math.max(1, ...routes.map(([, much]) => much));
  return routes.find(([, much]) => much === most)?.[0];
}

const CHANNELS: ReadonlyMap<string, string> = new Map([
  ['bca', 'mpgs'],
  ['bri', 'mpgs'],
  ['maybank', 'migs'],
  ['bni', 'dragon'],
  ['mandiri', 'mti'],
  ['cimb', 'cybersource'],
]);

/** The acquirer's processing channel. Two banks left `migs` in 2022 whatever is asked for. */
export const channelOf = (asked: CardRequest | undefined, acquirer: string): string =>
  acquirer === 'bca' || acquirer === 'bri' || acquirer === 'maybank'
    ? (CHANNELS.get(acquirer) ?? 'mpgs')
    : asked?.channel?.toLowerCase() || (CHANNELS.get(acquirer) ?? 'mpgs');
