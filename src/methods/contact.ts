import type { Customer, Transaction } from '../gateway/types.ts';

/** Who pays: what every form that asks for it has in common. */

export type ContactName = keyof Customer;

export const CONTACT = ['name', 'email', 'phone', 'address'] as const satisfies readonly ContactName[];

export const CONTACT_INPUTS = {
  name: { autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email', pattern: String.raw`\S+@\S+\.\S+` },
  // A number of any country, with the signs that people put between its digits.
  phone: { type: 'tel', autocomplete: 'tel', pattern: String.raw`\s*\+?[\d\s\(\).\-]{8,20}` },
  address: { autocomplete: 'street-address' },
} as const;

/** What the merchant wants of it; what is optional may be left out by the shop's page (contract.md §1.3, §2.2). */
export const askedOf = (asks: Transaction['asks'], isSkipped: boolean) =>
  CONTACT.filter((name) => asks[name] === 'required' || (asks[name] && !isSkipped));

/** What is wrong with a field, if anything; the browser knows its pattern. */
export function contactError(name: ContactName, { value, validity }: HTMLInputElement, asks: Transaction['asks']) {
  if (!value.trim()) return asks[name] === 'required' ? 'needed' : undefined;
  return validity.valid ? undefined : name === 'email' ? 'emailWrong' : 'phoneWrong';
}

/** The gateway's words for what was typed (contract.md §3.4); what is empty is not sent. */
export const contactWords = ({ name, ...rest }: Customer): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ full_name: name, ...rest }).flatMap(([word, value]) => (value ? [[word, value]] : [])),
  );
