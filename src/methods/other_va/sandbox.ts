import { defineSandboxMethod, type Charge } from '../../sandbox/method.ts';
import { guidesIn } from '../families/guides.ts';
import { numberOf } from '../families/transfer.sandbox.ts';
import { elsewhereTexts } from '../families/elsewhere-texts.ts';
import { transferTexts } from '../families/transfer-texts.ts';
import { virtualAccountTexts } from '../families/virtual-account-texts.ts';
import { BANKS, bankCode } from './bank-code.ts';
import { labels, texts } from './texts.ts';

const HOUR = 60 * 60 * 1000;
const NAMES = { en: 'Other banks', id: 'Bank lainnya' } as const;

const codeOf = ({ method }: Charge): string => bankCode(method.replace(/_va$/, '')) ?? '';

/** One bank's virtual account with another face: that bank makes the charge and answers for it. */
export const sandbox = defineSandboxMethod({
  id: 'other_va',
  position: 40,
  rows: [{ type: 'other_va', category: 'bank_transfer', minimum_amount: 1, maximum_amount: 999_999_999_999 }],
  accepts: ({ payment_type: type }) => type === 'other_va',
  servedBy: BANKS.map((bank) => `${bank}_va`),
  expiry: { default: 24 * HOUR },
  charge: () => ({ refused: '402', message: 'Payment channel is not activated.' }),
  result: () => ({}),
  report: () => ({}),

  instruction: (charge, language) => ({
    title: NAMES[language],
    lead: texts[language].source,
    codes: [
      { label: labels[language].bankCode, value: codeOf(charge) },
      { label: virtualAccountTexts[language].number, value: numberOf(charge) },
    ],
    guides: guidesIn(texts[language], elsewhereTexts[language].complete, { code: codeOf(charge) }),
    note: transferTexts[language].mistakes,
  }),
});
