import { transferInstruction, type Transfer } from './transfer.tsx';
import { virtualAccountTexts } from './virtual-account-texts.ts';

/** The screen of a virtual account: banks differ by their mark, their steps and, where another bank stands behind, a code. */
export const virtualAccountInstruction = (bank: Omit<Transfer, 'number'>) =>
  transferInstruction({
    ...bank,
    number: ({ virtualAccount }, language) => {
      const { number, copyNumber } = virtualAccountTexts[language];
      return { label: number, copy: copyNumber, text: virtualAccount?.number ?? '' };
    },
  });
