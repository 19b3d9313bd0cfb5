import { defineTexts } from '../../i18n/texts.ts';

/** What happens at its site, parted by `|`. */
export const texts = defineTexts({
  en: {
    site: 'BRImo',
    steps: 'Log in with your BRImo user ID.|Check the amount and finish the payment there.',
  },
  id: {
    site: 'BRImo',
    steps: 'Masuk dengan user ID BRImo Anda.|Periksa jumlahnya dan selesaikan pembayaran di sana.',
  },
});
