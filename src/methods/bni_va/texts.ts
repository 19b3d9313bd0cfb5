import { defineTexts } from '../../i18n/texts.ts';

/** How a BNI virtual account is paid. */
export const texts = defineTexts({
  en: {
    source: 'Transfer from BNI or any other bank',
    mobile: 'BNI Mobile Banking',
    mobileSteps:
      'Open *Transfer*, then *Virtual Account Billing*.|Choose the account to debit.|Paste the virtual account number.|Check the name and the amount, then confirm with your password.',
    atm: 'ATM BNI',
    atmSteps:
      'Choose *Menu Lain* (others), then *Transfer*.|Choose *Ke Rekening BNI* (to a BNI account).|Type the virtual account number.|Type the exact amount and confirm.',
    internet: 'BNI Internet Banking',
    internetSteps:
      'Open *Transaction*, then *Transfer Info & Administration*.|Choose *Set Destination Account*, type the account information (the virtual account number and a name for it), and confirm.|Go back to *Transfer*, then *Transfer to BNI Account*.|Choose that account, type the exact amount, check the details, and confirm.',
    other: 'Via other banks',
    otherSteps:
      'Choose your bank and how you pay there: ATM, app, or internet banking.|Choose *transfer to other bank*, then BNI (bank code *009*).|Type the BNI virtual account number.|Type the exact amount and confirm.',
  },
  id: {
    source: 'Transfer dari BNI atau bank lain mana pun',
    mobile: 'BNI Mobile Banking',
    mobileSteps:
      'Buka *Transfer*, lalu *Virtual Account Billing*.|Pilih rekening debit.|Tempel nomor virtual account.|Periksa nama dan jumlahnya, lalu konfirmasi dengan kata sandi.',
    atm: 'ATM BNI',
    atmSteps:
      'Pilih *Menu Lain*, lalu *Transfer*.|Pilih *Ke Rekening BNI*.|Ketik nomor virtual account sebagai nomor rekening pembayaran.|Ketik jumlah bayar yang tepat sama, lalu konfirmasi.',
    internet: 'BNI Internet Banking',
    internetSteps:
      'Buka *Transaksi*, lalu *Info & Administrasi Transfer*.|Pilih *Atur Rekening Tujuan*, isi informasi rekening (nomor virtual account dan namanya), lalu konfirmasi.|Kembali ke *Transfer*, lalu *Transfer ke Rekening BNI*.|Pilih rekening itu, ketik jumlah yang tepat sama, periksa detail, lalu konfirmasi.',
    other: 'Via bank lainnya',
    otherSteps:
      'Pilih bank Anda dan cara bayar di sana: ATM, aplikasi, atau internet banking.|Pilih *transfer ke bank lain*, lalu BNI (kode bank *009*).|Ketik nomor virtual account BNI.|Ketik jumlah bayar yang tepat sama, lalu konfirmasi.',
  },
});
