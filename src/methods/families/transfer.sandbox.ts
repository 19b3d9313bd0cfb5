import { wibDisplay, wibTimeWithZone } from '../../lib/wib.ts';
import type { Charge, Fields, Gateway, Links } from '../../sandbox/method.ts';

/** How a bank's numbers are made: the company's digits, then the payment's own (contract §2.2, §6.5). */
export interface NumberRule {
  readonly company: string;
  /** How many digits follow the company's. */
  readonly own: number;
  /** What our own choice of those begins with. */
  readonly first?: string;
}

/**
 * The merchant's own digits, cut at the end or filled with zeros in front, else random ones; others when an open order has
 * the number (contract §2.2).
 */
export function paymentNumber(method: string, rule: NumberRule, wanted: string | undefined, gateway: Gateway): string {
  const { company, own, first = '' } = rule;
  const random = () => company + first + gateway.dice.digits(own - first.length);
  const isTaken = (number: string) => gateway.chargeByReference(method, number)?.status === 'pending';
  let number = wanted ? company + wanted.slice(0, own).padStart(own, '0') : random();
  while (isTaken(number)) number = random();
  return number;
}

export const numberOf = (charge: Charge): string => charge.reference ?? '';

/** Where the customer's PDF is. */
export const pdfUrl = (charge: Charge, links: Links): string => `${links.app}/snap/v1/transactions/${charge.token}/pdf`;

/** The expiry that every bank's answer carries under a name of its own: for people, and for machines. */
export const expirationFields = (name: string, { expiresAt }: Charge): Fields =>
  expiresAt === null
    ? {}
    : { [`${name}_expiration`]: wibDisplay(expiresAt), [`${name}_expiration_raw`]: wibTimeWithZone(expiresAt) };
