import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: {
    lead: 'Pay with KlikBCA internet banking',
    user_id: 'KlikBCA user ID',
    user_idHelp: 'You pay on the KlikBCA site.',
    user_idEmpty: 'Enter your KlikBCA user ID.',
    user_idWrong: 'It has only letters and digits.',
    site: 'KlikBCA',
    steps:
      'Log in to KlikBCA with the same user ID.|Choose *e-Commerce Payment*, then the category *Others* and the company.|Choose this payment from the list.|Confirm with your KeyBCA.',
  },
  id: {
    lead: 'Bayar dengan internet banking KlikBCA',
    user_id: 'User ID KlikBCA',
    user_idHelp: 'Anda membayar di situs KlikBCA.',
    user_idEmpty: 'Isi user ID KlikBCA Anda.',
    user_idWrong: 'Isinya hanya huruf dan angka.',
    site: 'KlikBCA',
    steps:
      'Masuk ke KlikBCA dengan user ID yang sama.|Pilih *Pembayaran e-Commerce*, lalu kategori *Lain-lain* dan nama perusahaan.|Pilih pembayaran ini dari daftar.|Konfirmasi dengan KeyBCA.',
  },
});
