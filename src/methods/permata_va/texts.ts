import { defineTexts } from '../../i18n/texts.ts';

/** How a Permata virtual account is paid. */
export const texts = defineTexts({
  en: {
    source: 'Transfer from Permata or any other bank',
    atm: 'ATM Permata/ALTO',
    atmSteps:
      'Choose *Transaksi Lainnya* (other transactions), then *Pembayaran* (payment).|Choose *Pembayaran Lainnya* (other payments), then *Virtual Account*.|Type the virtual account number.|Check the name and the amount, then confirm.',
    other: 'Via other banks',
    otherSteps:
      'In your bank’s app or at its ATM, choose *transfer to other bank*, then Permata (bank code *013*).|Type the Permata virtual account number.|Type the exact amount and confirm.',
  },
  id: {
    source: 'Transfer dari Permata atau bank lain mana pun',
    atm: 'ATM Permata/ALTO',
    atmSteps:
      'Pilih *Transaksi Lainnya*, lalu *Pembayaran*.|Pilih *Pembayaran Lainnya*, lalu *Virtual Account*.|Ketik nomor virtual account.|Periksa nama dan jumlahnya, lalu konfirmasi.',
    other: 'Via bank lainnya',
    otherSteps:
      'Di aplikasi atau ATM bank Anda, pilih *transfer ke bank lain*, lalu Permata (kode bank *013*).|Ketik nomor virtual account Permata.|Ketik jumlah bayar yang tepat sama, lalu konfirmasi.',
  },
});
