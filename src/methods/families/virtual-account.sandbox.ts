import {
  defineSandboxMethod,
  type Charge,
  type Fields,
  type Links,
  type SandboxMethod,
  type Transaction,
} from '../../sandbox/method.ts';
import { bankPage, recipientName, type BankPage } from './bank-page.sandbox.ts';
import { guidesIn, type GuideTexts } from './guides.ts';
import { expirationFields, numberOf, paymentNumber, pdfUrl, type NumberRule } from './transfer.sandbox.ts';
import { elsewhereTexts } from './elsewhere-texts.ts';
import { transferTexts } from './transfer-texts.ts';
import { virtualAccountTexts } from './virtual-account-texts.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What makes one bank's virtual account another than the next one's. */
export interface Bank {
  /** The channel, and the bank's name on the wire: `bni_va`, `bni`. */
  readonly id: string;
  readonly bank: string;
  /** The bank's name for people. */
  readonly name: string;
  readonly position: number;
  readonly number: NumberRule;
  /** The number that the merchant wants. */
  readonly wanted?: (request: Transaction['request']) => string | undefined;
  readonly texts: GuideTexts;
  /** Where a tester pays it. */
  readonly page: Pick<BankPage, 'path' | 'title' | 'paid' | 'unknown'> & Partial<BankPage>;
}

/** `va_numbers`, as most banks' answers have it. */
export const vaNumbers = (bank: string, charge: Charge): Fields => ({
  va_numbers: [{ bank, va_number: numberOf(charge) }],
});

/** The bank's own fields. */
export const ownFields = (bank: string, charge: Charge, links: Links): Fields => ({
  [`${bank}_va_number`]: numberOf(charge),
  ...expirationFields(bank, charge),
  pdf_url: pdfUrl(charge, links),
});

const LABEL = { en: virtualAccountTexts.en.number, id: virtualAccountTexts.id.number };

/** The sandbox's half of one bank's virtual account. */
export const virtualAccountSandbox = ({ id, bank, name, position, number, wanted, texts, page }: Bank): SandboxMethod =>
  defineSandboxMethod({
    id,
    position,
    rows: [{ type: id, category: 'bank_transfer', minimum_amount: 1, maximum_amount: 999_999_999_999 }],
    accepts: ({ payment_type: type }) => type === id,
    expiry: { default: DAY },

    charge: ({ transaction, gateway }) => ({
      type: 'bank_transfer',
      reference: paymentNumber(id, number, wanted?.(transaction.request), gateway),
      data: {},
    }),

    needs: () => ['reference'],
    result: (charge, links) => ({ ...vaNumbers(bank, charge), ...ownFields(bank, charge, links) }),

    report: (charge) => ({ ...vaNumbers(bank, charge), payment_amounts: [] }),

    instruction: (charge, language) => ({
      title: `${name} virtual account`,
      lead: texts[language].source,
      codes: [{ label: LABEL[language], value: numberOf(charge) }],
      guides: guidesIn(texts[language], elsewhereTexts[language].complete),
      note: transferTexts[language].mistakes,
    }),

    routes: (app, gateway) =>
      bankPage(app, gateway, {
        inputs: [{ name: 'va_number', id: 'va_number', label: LABEL }],
        find: ({ va_number: typed = '' }) => gateway.chargeByReference(id, typed),
        recipient: (transaction) => recipientName(gateway.merchantNameOf(transaction)),
        ...page,
      }),

    hints: [
      `${name} virtual account: pay any number at {bank}${page.path}/index${page.bank === undefined ? '' : `?bank=${page.bank}`}`,
    ],
  });
