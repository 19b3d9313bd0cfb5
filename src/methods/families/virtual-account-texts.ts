import { defineTexts } from '../../i18n/texts.ts';

export const virtualAccountTexts = defineTexts({
  en: { number: 'Virtual account number', copyNumber: 'Copy number' },
  id: { number: 'Nomor virtual account', copyNumber: 'Salin nomor' },
});
