import type { Card, PayRequest, SavedCardUse } from '../../gateway/types.ts';
import { contactWords } from '../contact.ts';
import type { EntryProps, Prepare } from '../method.ts';
import { digitsOf } from '../../lib/digits.ts';
import { parseExpiry } from './expiry.ts';
import type { SavedCard } from './saved.ts';

export type FieldName = 'number' | 'expiry' | 'cvv' | 'name' | 'email' | 'phone' | 'address';
/** What is typed into a field, without the spaces around it; for one that is not there `missing`, or nothing. */
export type TextOf = (field: FieldName, missing?: string) => string;

/** What is added to the card: instalments, a promo, points. Its words are the gateway's (contract.md §3.4). */
export interface Extra {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly more?: Pick<PayRequest, 'promo_details'>;
  /** Rupiah that the card pays without the fee, and the fee, where they are not the transaction's own. */
  readonly amount?: number;
  readonly fee?: number;
  /** It cannot be paid like this: goes where that is said. */
  readonly stop?: () => void;
}

/** The card as it stands in the form: what is read here goes into one request and nowhere else. */
export function cardIn(textOf: TextOf, saved: SavedCard | undefined): Card | SavedCardUse {
  const cvv = textOf('cvv');
  if (saved) return { savedToken: saved.token, cvv };
  const expiry = parseExpiry(textOf('expiry'));
  return { number: digitsOf(textOf('number')), month: expiry?.month ?? '', year: expiry?.year ?? '', cvv };
}

/** Who pays, in the gateway's words. */
const contactIn = (textOf: TextOf, { options }: EntryProps) =>
  contactWords({
    email: textOf('email', options.customerEmail),
    phone: textOf('phone', options.customerPhone),
    name: textOf('name'),
    address: textOf('address'),
  });

export interface Chosen {
  readonly saved: SavedCard | undefined;
  /** That card needs no CVV. */
  readonly oneClick: boolean;
  readonly extra: Extra;
  /** The card's token, where it was needed before paying. */
  readonly ready: string | undefined;
  /** The customer wants this card saved. */
  readonly save: boolean;
}

/** The card becomes a token here and nowhere else; what is charged is the token. */
export function requestOf(textOf: TextOf, props: EntryProps, { saved, oneClick, extra, ready, save }: Chosen): Prepare {
  const contact = contactIn(textOf, props);
  const card = cardIn(textOf, saved);
  return async ({ tokenise }): Promise<PayRequest> => ({
    payment_type: 'credit_card',
    payment_params: {
      ...(saved && oneClick ? { masked_card: saved.masked } : { card_token: ready ?? (await tokenise(card)) }),
      ...(save && { save_card: true }),
      ...extra.params,
    },
    ...(Object.keys(contact).length > 0 && { customer_details: contact }),
    ...extra.more,
  });
}
