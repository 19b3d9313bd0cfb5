import { defineTexts } from '../../i18n/texts.ts';

/** How a number for other banks is paid; `code` is the code of the bank that stands behind it. */
export const texts = defineTexts({
  en: {
    source: 'Transfer from any other bank',
    prima: 'Prima',
    primaSteps:
      'Choose *Transaksi Lainnya* (other transactions), then *Transfer*.|Choose *ke Rekening Bank Lain* (other bank account).|Type the bank code *{{code}}*.|Type the exact amount.|Type the virtual account number as the account number, check it, and confirm.',
    bersama: 'ATM Bersama',
    bersamaSteps:
      'Choose *Transaksi Lainnya* (other transactions), then *Transfer*.|Choose *Antar Bank Online* (between online banks).|Type the bank code *{{code}}* before the number, where the machine asks for both at once.|Type the exact amount.|Type the virtual account number as the account number, check it, and confirm.',
    alto: 'Alto',
    altoSteps:
      'Choose *Transaksi Lainnya* (other transactions), then *Transfer*.|Choose *ke Rekening Bank Lain* (other bank account).|Type the bank code *{{code}}*.|Type the exact amount.|Type the virtual account number as the account number, check it, and confirm.',
  },
  id: {
    source: 'Transfer dari bank lain mana pun',
    prima: 'Prima',
    primaSteps:
      'Pilih *Transaksi Lainnya*, lalu *Transfer*.|Pilih *ke Rekening Bank Lain*.|Ketik kode bank *{{code}}*.|Ketik jumlah bayar yang tepat sama.|Ketik nomor virtual account sebagai nomor rekening, periksa, lalu konfirmasi.',
    bersama: 'ATM Bersama',
    bersamaSteps:
      'Pilih *Transaksi Lainnya*, lalu *Transfer*.|Pilih *Antar Bank Online*.|Ketik kode bank *{{code}}* di depan nomornya, jika mesin meminta keduanya sekaligus.|Ketik jumlah bayar yang tepat sama.|Ketik nomor virtual account sebagai nomor rekening, periksa, lalu konfirmasi.',
    alto: 'Alto',
    altoSteps:
      'Pilih *Transaksi Lainnya*, lalu *Transfer*.|Pilih *ke Rekening Bank Lain*.|Ketik kode bank *{{code}}*.|Ketik jumlah bayar yang tepat sama.|Ketik nomor virtual account sebagai nomor rekening, periksa, lalu konfirmasi.',
  },
});

export const labels = defineTexts({
  en: { bankCode: 'Bank code', copyBankCode: 'Copy bank code' },
  id: { bankCode: 'Kode bank tujuan', copyBankCode: 'Salin kode bank' },
});
