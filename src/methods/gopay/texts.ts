import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: { app: 'GoPay', scan: 'Scan with Gojek or another e-wallet' },
  id: { app: 'GoPay', scan: 'Pindai dengan Gojek atau e-wallet lain' },
});
