import { defineTexts } from '../../i18n/texts.ts';

/** How a BRI virtual account (BRIVA) is paid. */
export const texts = defineTexts({
  en: {
    source: 'Transfer from BRI or any other bank',
    mobile: 'BRImo',
    mobileSteps:
      'Open *Pembayaran* (payment), then *BRIVA*.|Paste the BRIVA number: it is the virtual account number.|Check the name and the amount, then confirm with your PIN.',
    atm: 'ATM BRI',
    atmSteps:
      'Choose *Transaksi Lainnya* (other transactions), then *Pembayaran* (payment).|Choose *Lainnya* (other), then *BRIVA*.|Type the BRIVA number: it is the virtual account number.|Check the amount and confirm.',
    internet: 'IB BRI',
    internetSteps:
      'Open *Pembayaran & Pembelian* (payment & purchase), then *BRIVA*.|Type the BRIVA number: it is the virtual account number.|Check the amount and confirm with your password and mToken.',
    other: 'Via other banks',
    otherSteps:
      'In your bank’s app or at its ATM, choose *transfer to other bank*, then BRI (bank code *002*).|Type the BRIVA number as the account number.|Type the exact amount and confirm.',
  },
  id: {
    source: 'Transfer dari BRI atau bank lain mana pun',
    mobile: 'BRImo',
    mobileSteps:
      'Buka *Pembayaran*, lalu *BRIVA*.|Tempel nomor BRIVA, yaitu nomor virtual account.|Periksa nama dan jumlahnya, lalu konfirmasi dengan PIN.',
    atm: 'ATM BRI',
    atmSteps:
      'Pilih *Transaksi Lainnya*, lalu *Pembayaran*.|Pilih *Lainnya*, lalu *BRIVA*.|Ketik nomor BRIVA, yaitu nomor virtual account.|Periksa jumlahnya, lalu konfirmasi.',
    internet: 'IB BRI',
    internetSteps:
      'Buka *Pembayaran & Pembelian*, lalu *BRIVA*.|Ketik nomor BRIVA, yaitu nomor virtual account.|Periksa jumlahnya, lalu konfirmasi dengan kata sandi dan mToken.',
    other: 'Via bank lainnya',
    otherSteps:
      'Di aplikasi atau ATM bank Anda, pilih *transfer ke bank lain*, lalu BRI (kode bank *002*).|Ketik nomor BRIVA sebagai nomor rekening.|Ketik jumlah bayar yang tepat sama, lalu konfirmasi.',
  },
});
