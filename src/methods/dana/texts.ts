import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: { app: 'DANA', again: 'Try again' },
  id: { app: 'DANA', again: 'Coba lagi' },
});
