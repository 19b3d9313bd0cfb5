import { defineTexts } from '../../i18n/texts.ts';

/** How a CIMB Niaga virtual account is paid. */
export const texts = defineTexts({
  en: {
    source: 'Transfer from CIMB Niaga or any other bank',
    mobile: 'OCTO Mobile',
    mobileSteps:
      'Open *Transfer*, then *Other CIMB Niaga Account*.|Choose where the money comes from: *CASA* or *Phone Account*.|Paste the virtual account number.|Type the exact amount and follow the instructions on screen.',
    internet: 'OCTO Clicks',
    internetSteps:
      'Open *Bill Payment*, then *Mobile Virtual Account*.|Type the virtual account number and choose *Continue*.|Choose *Send OTP*.|Type the OTP and confirm.',
    atm: 'ATM CIMB Niaga',
    atmSteps:
      'Choose *Pembayaran* (bill payment), then *Virtual Account*.|Type the virtual account number.|Check the amount and confirm.',
    other: 'Via other banks',
    otherSteps:
      'In your bank’s app or at its ATM, choose *transfer to other bank*, then CIMB Niaga.|Type the CIMB Niaga virtual account number.|Type the exact amount and confirm.',
  },
  id: {
    source: 'Transfer dari CIMB Niaga atau bank lain mana pun',
    mobile: 'OCTO Mobile',
    mobileSteps:
      'Buka *Transfer*, lalu *ke Rekening CIMB Niaga Lain*.|Pilih sumber dana: *CASA* atau *Rekening Ponsel*.|Tempel nomor virtual account.|Ketik jumlah bayar yang tepat sama, lalu ikuti instruksi di layar.',
    internet: 'OCTO Clicks',
    internetSteps:
      'Buka *Pembayaran Tagihan*, lalu *Mobile Rekening Virtual*.|Ketik nomor virtual account, lalu pilih *Lanjut*.|Pilih *Kirim OTP*.|Ketik OTP, lalu konfirmasi.',
    atm: 'ATM CIMB Niaga',
    atmSteps:
      'Pilih *Pembayaran*, lalu *Virtual Account*.|Ketik nomor virtual account.|Periksa jumlahnya, lalu konfirmasi.',
    other: 'Via bank lainnya',
    otherSteps:
      'Di aplikasi atau ATM bank Anda, pilih *transfer ke bank lain*, lalu CIMB Niaga.|Ketik nomor virtual account CIMB Niaga.|Ketik jumlah bayar yang tepat sama, lalu konfirmasi.',
  },
});
