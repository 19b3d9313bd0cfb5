import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: { app: 'e-wallet', scan: 'Scan with any bank or e-wallet app' },
  id: { app: 'e-wallet', scan: 'Pindai dengan aplikasi bank atau e-wallet apa pun' },
});
