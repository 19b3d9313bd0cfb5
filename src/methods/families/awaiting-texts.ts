import { defineTexts } from '../../i18n/texts.ts';

/** Texts of what is paid at once, by an app or a code, while this page waits. */
export const awaitingTexts = defineTexts({
  en: {
    openApp: 'Open the {{app}} app',
    approve: 'Approve {{amount}} in the app, then come back here.',
    copyLink: 'Copy the payment link',
    noApp: 'Has the app not opened? This browser may be holding it back.',
    waiting: 'Waiting for payment. This page updates by itself.',
    check: 'Check status',
    checking: 'Checking…',
    notYet: 'We have not received it yet. This page keeps checking.',
    change: 'Change method',
    over: 'The time to pay is over. No money was taken.',
  },
  id: {
    openApp: 'Buka aplikasi {{app}}',
    approve: 'Setujui {{amount}} di aplikasi, lalu kembali ke sini.',
    copyLink: 'Salin tautan pembayaran',
    noApp: 'Aplikasi belum terbuka? Peramban ini mungkin menahannya.',
    waiting: 'Menunggu pembayaran. Halaman ini berubah sendiri.',
    check: 'Cek status',
    checking: 'Memeriksa…',
    notYet: 'Pembayaran belum kami terima. Halaman ini terus memeriksa.',
    change: 'Ganti cara bayar',
    over: 'Waktu pembayaran habis. Tidak ada uang yang ditarik.',
  },
});
