import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: {
    lead: 'Pay with your Dompetku balance',
    msisdn: 'Indosat number registered with Dompetku',
    msisdnEmpty: 'Enter your Indosat number.',
    msisdnWrong: 'Write it like 0815 1234 5678.',
    note: 'Have the phone at hand: it shows a message, where you confirm with your PIN.',
    approve: 'Confirm on the phone',
    steps: 'A message from Dompetku appears on the phone.|Check the amount and enter your PIN there.',
  },
  id: {
    lead: 'Bayar dengan saldo Dompetku',
    msisdn: 'Nomor Indosat yang terdaftar di Dompetku',
    msisdnEmpty: 'Isi nomor Indosat Anda.',
    msisdnWrong: 'Tulis seperti 0815 1234 5678.',
    note: 'Siapkan ponsel Anda: akan muncul pesan untuk konfirmasi dengan PIN.',
    approve: 'Konfirmasi di ponsel',
    steps: 'Pesan dari Dompetku muncul di ponsel.|Periksa jumlahnya, lalu masukkan PIN di sana.',
  },
});
