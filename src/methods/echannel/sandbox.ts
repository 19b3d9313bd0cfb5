import { defineSandboxMethod, type Transaction } from '../../sandbox/method.ts';
import { bankPage, openApiPage, recipientName } from '../families/bank-page.sandbox.ts';
import { billTexts } from '../families/bill-texts.ts';
import { guidesIn } from '../families/guides.ts';
import { expirationFields, numberOf, paymentNumber, pdfUrl } from '../families/transfer.sandbox.ts';
import { elsewhereTexts } from '../families/elsewhere-texts.ts';
import { transferTexts } from '../families/transfer-texts.ts';
import { texts } from './texts.ts';

const HOUR = 60 * 60 * 1000;
const BILLER = '70012';

/** The bank shows ten characters of the label and thirty of what it stands for (contract §2.2). */
const info = ({ request: { echannel } }: Transaction) => {
  const cut = (text: string | undefined, length: number) => [...(text ?? '')].slice(0, length).join('');
  const [label, value] = [cut(echannel?.bill_info1, 10), cut(echannel?.bill_info2, 30)];
  return label === '' && value === '' ? [] : [[{ en: label, id: label }, value] as const];
};

export const sandbox = defineSandboxMethod({
  id: 'echannel',
  position: 31,
  rows: [{ type: 'echannel', category: 'bank_transfer', minimum_amount: 1, maximum_amount: 999_999_999_999 }],
  accepts: ({ payment_type: type }) => type === 'echannel',
  expiry: { default: 24 * HOUR },
  reversible: true,

  charge: ({ transaction, gateway }) => ({
    type: 'echannel',
    reference: paymentNumber(
      'echannel',
      { company: '', own: 12, first: '99' },
      transaction.request.echannel?.bill_key,
      gateway,
    ),
    data: {},
  }),

  needs: () => ['reference'],
  result: (charge, links) => ({
    biller_code: BILLER,
    bill_key: numberOf(charge),
    ...expirationFields('billpayment', charge),
    pdf_url: pdfUrl(charge, links),
  }),

  report: (charge) => ({ biller_code: BILLER, bill_key: numberOf(charge) }),

  instruction: (charge, language) => ({
    title: 'Mandiri bill payment',
    lead: texts[language].source,
    codes: [
      { label: billTexts[language].company, value: BILLER },
      { label: billTexts[language].number, value: numberOf(charge) },
    ],
    guides: guidesIn(texts[language], elsewhereTexts[language].complete, { code: BILLER }),
    note: transferTexts[language].mistakes,
  }),

  routes: (app, gateway) =>
    bankPage(app, gateway, {
      ...openApiPage('mandiri', 'Mandiri'),
      inputs: [
        { name: 'company_code', id: 'company_code', label: { en: billTexts.en.company, id: billTexts.id.company } },
        { name: 'bill_key', id: 'bill_key', label: { en: billTexts.en.number, id: billTexts.id.number } },
      ],
      find: ({ company_code: company, bill_key: key = '' }) =>
        company === BILLER ? gateway.chargeByReference('echannel', key) : undefined,
      recipient: (transaction) => recipientName(gateway.merchantNameOf(transaction)),
      lines: info,
    }),

  hints: [`Mandiri bill: pay company code ${BILLER} and any payment code at {bank}/openapi/va/index?bank=mandiri`],
});
