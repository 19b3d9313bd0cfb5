import { defineTexts } from '../../i18n/texts.ts';

/** What happens at its site, parted by `|`. */
export const texts = defineTexts({
  en: {
    site: 'Mandiri e-cash',
    steps: 'Log in with your phone number and PIN.|Enter the code (OTP) from the SMS.',
  },
  id: {
    site: 'Mandiri e-cash',
    steps: 'Masuk dengan nomor ponsel dan PIN.|Masukkan kode OTP dari SMS.',
  },
});
