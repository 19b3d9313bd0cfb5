import { isObject, type Json } from './json.ts';

/** A test card of the sandbox, with what happens to a payment made with it. */
export interface TestCard {
  number: string;
  /** `MM/YY` */
  expiry: string;
  cvv: string;
  brand: string;
  bank: string;
  outcome: { id: string; en: string };
}

/** The sandbox's test cards as the page shows them; an answer that is no list of cards is an empty list. */
export function testCards(answer: unknown): TestCard[] {
  if (!isObject(answer) || !Array.isArray(answer['cards'])) return [];
  return answer['cards'].filter(isObject).flatMap((card) => {
    const number = textOf(card['number']);
    if (!/^\d{12,19}$/.test(number)) return [];
    const { en, id } = isObject(card['outcome']) ? card['outcome'] : {};
    const outcome = { id: textOf(id) || textOf(card['kind']), en: textOf(en) || textOf(card['kind']) };
    const [expiry, cvv] = [textOf(card['expiry']), textOf(card['cvv'])];
    return [{ number, expiry, cvv, brand: textOf(card['brand']), bank: textOf(card['bank']), outcome }];
  });
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The three parts as one text: the card form takes all of it when it is pasted into the number. */
export function pasteable({ number, expiry, cvv }: TestCard): string {
  return `${number} ${expiry} ${cvv}`;
}

/** A number in groups of four, for reading. */
export function grouped(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ');
}
