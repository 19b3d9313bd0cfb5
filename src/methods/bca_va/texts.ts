import { defineTexts } from '../../i18n/texts.ts';

/** How a BCA virtual account is paid. */
export const texts = defineTexts({
  en: {
    source: 'Transfer from a BCA account',
    mobile: 'm-BCA',
    mobileSteps:
      'Open *m-Transfer*, then *BCA Virtual Account*.|Paste the virtual account number.|Check the name and the amount, then confirm with your PIN.',
    atm: 'ATM BCA',
    atmSteps:
      'Choose *Transaksi Lainnya* (other transactions), then *Transfer*.|Choose *ke Rek BCA Virtual Account*.|Type the virtual account number.|Check the amount and confirm.',
    internet: 'KlikBCA',
    internetSteps:
      'Open *Fund Transfer*, then *Transfer to BCA Virtual Account*.|Type the virtual account number.|Check the amount and confirm with your KeyBCA.',
  },
  id: {
    source: 'Transfer dari rekening BCA',
    mobile: 'm-BCA',
    mobileSteps:
      'Buka *m-Transfer*, lalu *BCA Virtual Account*.|Tempel nomor virtual account.|Periksa nama dan jumlah bayar, lalu konfirmasi dengan PIN.',
    atm: 'ATM BCA',
    atmSteps:
      'Pilih *Transaksi Lainnya*, lalu *Transfer*.|Pilih *ke Rek BCA Virtual Account*.|Ketik nomor virtual account.|Periksa jumlah bayar, lalu konfirmasi.',
    internet: 'KlikBCA',
    internetSteps:
      'Buka *Transfer Dana*, lalu *Transfer ke BCA Virtual Account*.|Ketik nomor virtual account.|Periksa jumlah bayar, lalu konfirmasi dengan KeyBCA.',
  },
});
