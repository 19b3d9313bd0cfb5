import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: {
    lead: 'Pay with a gift card',
    card_number: 'Gift card number',
    card_numberEmpty: 'Enter the number on your gift card.',
    card_numberWrong: 'Compare it with your gift card.',
    pin: 'PIN',
    pinHelp: 'On the back, under the strip',
    pinEmpty: 'Enter the PIN of your gift card.',
    pinWrong: 'It has 4 to 8 digits.',
    note: 'Number and PIN go straight to the payment provider. The shop never sees them.',
  },
  id: {
    lead: 'Bayar dengan kartu hadiah',
    card_number: 'Nomor kartu hadiah',
    card_numberEmpty: 'Isi nomor kartu hadiah Anda.',
    card_numberWrong: 'Cocokkan dengan kartu hadiah Anda.',
    pin: 'PIN',
    pinHelp: 'Di belakang kartu, di bawah lapisan gosok',
    pinEmpty: 'Isi PIN kartu hadiah Anda.',
    pinWrong: 'PIN terdiri dari 4 sampai 8 angka.',
    note: 'Nomor dan PIN langsung ke penyedia pembayaran. Toko tidak melihatnya.',
  },
});
