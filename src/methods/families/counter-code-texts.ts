import { defineTexts } from '../../i18n/texts.ts';

/** Texts of everything that is paid with a code at a shop's counter. */
export const counterCodeTexts = defineTexts({
  en: {
    code: 'Payment code',
    copyCode: 'Copy code',
    barcode: 'Barcode',
    amount: 'Amount to pay',
    fee: 'The till may add its own fee.',
  },
  id: {
    code: 'Kode pembayaran',
    copyCode: 'Salin kode',
    barcode: 'Barcode',
    amount: 'Jumlah yang dibayar',
    fee: 'Kasir mungkin menambah biaya layanan.',
  },
});
