import { billTexts } from './bill-texts.ts';
import { transferInstruction, type Transfer } from './transfer.tsx';

/** The screen of a bill: the code of the company that is paid, then the payment's own. */
export const billInstruction = (bank: Omit<Transfer, 'number' | 'shortCode'>) =>
  transferInstruction({
    ...bank,
    shortCode: ({ bill }, language) => {
      const { company, copyCompany } = billTexts[language];
      return bill && { label: company, copy: copyCompany, text: bill.company };
    },
    number: ({ bill }, language) => {
      const { number, copyNumber } = billTexts[language];
      return { label: number, copy: copyNumber, text: bill?.number ?? '' };
    },
  });
