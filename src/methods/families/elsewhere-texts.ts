import { defineTexts } from '../../i18n/texts.ts';

/** Texts that everything has that is paid elsewhere and later: at a bank, at a shop's counter. */
export const elsewhereTexts = defineTexts({
  en: {
    payBefore: 'Pay before',
    howToPay: 'How to pay',
    complete: 'Your payment is complete.',
    checking: 'Checking…',
    paid: 'I have paid, check status',
    notYet: 'We have not received it yet',
    notYetMore: 'It usually takes under a minute. This page keeps checking.',
    savePdf: 'Save PDF',
    print: 'Print',
    change: 'Change method',
  },
  id: {
    payBefore: 'Bayar sebelum',
    howToPay: 'Cara bayar',
    complete: 'Pembayaran selesai.',
    checking: 'Memeriksa…',
    paid: 'Saya sudah bayar, cek status',
    notYet: 'Pembayaran belum kami terima',
    notYetMore: 'Biasanya kurang dari satu menit. Halaman ini terus memeriksa.',
    savePdf: 'Simpan PDF',
    print: 'Cetak',
    change: 'Ganti cara bayar',
  },
});
