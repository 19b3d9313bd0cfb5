import { defineTexts } from '../../i18n/texts.ts';

/** How an Alfa Group code is paid. `*names*` stand out; steps are parted by `|`. */
export const texts = defineTexts({
  en: {
    source: 'Alfamart, Alfamidi or Dan+Dan',
    till: 'At the till',
    tillSteps:
      'Go to Alfamart, Alfamidi or Dan+Dan and say that you are paying *Midtrans*.|Show the barcode or read out the code.|Pay when the cashier names the right amount. Keep the receipt.',
  },
  id: {
    source: 'Alfamart, Alfamidi, atau Dan+Dan',
    till: 'Di kasir',
    tillSteps:
      'Datang ke Alfamart, Alfamidi, atau Dan+Dan dan katakan membayar *Midtrans*.|Tunjukkan barcode atau sebutkan kodenya.|Bayar jika jumlah yang disebut kasir sudah benar. Simpan struknya.',
  },
});
