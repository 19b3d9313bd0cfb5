import { defineTexts } from '../../i18n/texts.ts';

/** What happens at its site, parted by `|`. */
export const texts = defineTexts({
  en: {
    site: 'BCA KlikPay',
    steps: 'Log in to BCA KlikPay.|Choose *KlikBCA* or *BCA Card*.|Enter the code (OTP) from the SMS.',
  },
  id: {
    site: 'BCA KlikPay',
    steps: 'Masuk ke BCA KlikPay.|Pilih *KlikBCA* atau *BCA Card*.|Masukkan kode OTP dari SMS.',
  },
});
