import { defineTexts } from '../../i18n/texts.ts';

/** What happens at its site, parted by `|`. */
export const texts = defineTexts({
  en: {
    site: 'Akulaku',
    steps:
      'Choose over how many months to pay.|Log in to your Akulaku account.|Enter the code (OTP) from the SMS and confirm.',
  },
  id: {
    site: 'Akulaku',
    steps: 'Pilih lama cicilan.|Masuk ke akun Akulaku Anda.|Masukkan kode OTP dari SMS, lalu konfirmasi.',
  },
});
