import { defineTexts } from '../../i18n/texts.ts';

/** Texts that everything has that is paid through a bank. */
export const transferTexts = defineTexts({
  en: {
    exactAmount: 'Amount, must match exactly',
    copy: 'Copy',
    copyAmount: 'Copy amount',
    mistakes:
      'The bank takes only this exact amount, once, before the time above. If money left your account and nothing changes here, keep the proof and contact the shop.',
  },
  id: {
    exactAmount: 'Jumlah, harus tepat sama',
    copy: 'Salin',
    copyAmount: 'Salin jumlah',
    mistakes:
      'Bank hanya menerima jumlah yang tepat sama, satu kali, sebelum batas waktu di atas. Jika saldo Anda terpotong dan di sini tidak ada perubahan, simpan buktinya lalu hubungi toko.',
  },
});
