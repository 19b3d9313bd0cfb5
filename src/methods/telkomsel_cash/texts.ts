import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: {
    lead: 'Pay with your Telkomsel Cash balance',
    before:
      'From your Telkomsel number send the SMS *TOKEN* and your PIN (*TOKEN 123456*) to *2828*.|Type the token from the reply here, or the number itself where no token is asked for.',
    customer: 'Token or Telkomsel number',
    customerEmpty: 'Enter the token from the SMS, or your number.',
    customerWrong: 'It has 6 to 13 digits.',
    note: 'The token is good for 30 minutes. Never type your PIN here.',
    approve: 'Telkomsel Cash is asked for the payment',
    steps: 'Keep the phone at hand.|If an SMS asks you to confirm the amount, answer it.',
  },
  id: {
    lead: 'Bayar dengan saldo Telkomsel Cash',
    before:
      'Dari nomor Telkomsel Anda, kirim SMS *TOKEN* dan PIN (*TOKEN 123456*) ke *2828*.|Isi token dari balasannya di sini, atau nomornya jika tidak diminta token.',
    customer: 'Token atau nomor Telkomsel',
    customerEmpty: 'Isi token dari SMS, atau nomor Anda.',
    customerWrong: 'Isinya 6 sampai 13 angka.',
    note: 'Token berlaku 30 menit. Jangan isi PIN di sini.',
    approve: 'Pembayaran dimintakan ke Telkomsel Cash',
    steps: 'Siapkan ponsel Anda.|Jika ada SMS yang meminta konfirmasi jumlahnya, balas SMS itu.',
  },
});
