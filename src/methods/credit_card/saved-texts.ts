import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts({
  en: {
    title: 'Saved cards',
    another: 'Use another card',
    expired: 'Expired',
    ends: 'Card ending in {{digits}}',
    oneClick: 'No typing needed: press the button to pay.',
    remove: 'Remove',
    removeThis: 'Remove card ending in {{digits}}',
    sure: 'Remove the card ending in {{digits}}? The next payment needs its whole number again.',
    keep: 'Keep',
    saveIt: 'Save this card',
    saveItMore: 'Next time you only enter the CVV.',
    failed: 'The card could not be removed. Please try again.',
  },
  id: {
    title: 'Kartu tersimpan',
    another: 'Gunakan kartu lain',
    expired: 'Kedaluwarsa',
    ends: 'Kartu berakhiran {{digits}}',
    oneClick: 'Tidak perlu mengisi apa pun: tekan tombol untuk membayar.',
    remove: 'Hapus',
    removeThis: 'Hapus kartu berakhiran {{digits}}',
    sure: 'Hapus kartu berakhiran {{digits}}? Pembayaran berikutnya perlu nomor lengkapnya lagi.',
    keep: 'Batal',
    saveIt: 'Simpan kartu ini',
    saveItMore: 'Lain kali cukup isi CVV.',
    failed: 'Kartu belum terhapus. Silakan coba lagi.',
  },
});
