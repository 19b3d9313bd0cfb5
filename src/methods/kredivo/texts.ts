import { defineTexts } from '../../i18n/texts.ts';

/** What happens at its site, parted by `|`. */
export const texts = defineTexts({
  en: {
    site: 'Kredivo',
    steps: 'Log in to your Kredivo account.|Choose 30 days or instalments.|Enter the code (OTP) from the SMS and pay.',
  },
  id: {
    site: 'Kredivo',
    steps: 'Masuk ke akun Kredivo Anda.|Pilih 30 hari atau cicilan.|Masukkan kode OTP dari SMS, lalu bayar.',
  },
});
