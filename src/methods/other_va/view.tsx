import { virtualAccountInstruction } from '../families/virtual-account.tsx';
import { bankCode } from './bank-code.ts';
import logo from './logo.svg?inline';
import { labels, texts } from './texts.ts';

export const Instruction = virtualAccountInstruction({
  logo,
  texts,
  shortCode: ({ virtualAccount }, language) => {
    const code = bankCode(virtualAccount?.bank);
    const { bankCode: label, copyBankCode: copy } = labels[language];
    return code === undefined ? undefined : { label, copy, text: code };
  },
});
