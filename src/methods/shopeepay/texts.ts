import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: { app: 'Shopee', scan: 'Scan with Shopee or another e-wallet' },
  id: { app: 'Shopee', scan: 'Pindai dengan Shopee atau e-wallet lain' },
});
