import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: {
    approve: 'Pay from your XL number',
    steps:
      'Dial *\u2217123\u2217120#* on your XL phone.|Choose *4*.|Enter the merchant code.|Enter the order number.|Confirm with your PIN.',
    merchant: 'Merchant code',
    number: 'Order number',
    copyNumber: 'Copy order number',
  },
  id: {
    approve: 'Bayar dari nomor XL Anda',
    steps:
      'Tekan *\u2217123\u2217120#* di ponsel XL Anda.|Pilih *4*.|Masukkan kode merchant.|Masukkan nomor pesanan.|Konfirmasi dengan PIN.',
    merchant: 'Kode merchant',
    number: 'Nomor pesanan',
    copyNumber: 'Salin nomor pesanan',
  },
});
