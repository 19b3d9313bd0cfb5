import { defineTexts } from '../../i18n/texts.ts';

/** What happens at its site, parted by `|`. */
export const texts = defineTexts({
  en: {
    site: 'OCTO Clicks',
    steps: 'Log in with your OCTO Clicks user ID.|Check the amount and finish the payment there.',
  },
  id: {
    site: 'OCTO Clicks',
    steps: 'Masuk dengan user ID OCTO Clicks Anda.|Periksa jumlahnya dan selesaikan pembayaran di sana.',
  },
});
