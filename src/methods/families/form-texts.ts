import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';

const texts = defineTexts({
  en: {
    pay: 'Pay',
    busy: 'Working, please do not close',
  },
  id: {
    pay: 'Bayar',
    busy: 'Memproses, jangan tutup',
  },
});

export const useFormTexts = translator(texts);
