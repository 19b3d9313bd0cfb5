import { translator } from '../i18n/i18n.ts';
import { defineTexts } from '../i18n/texts.ts';

const texts = defineTexts({
  en: {
    copied: 'Copied',
    copyByHand: 'Selected. Copy it with your device’s own menu.',
    loading: 'Loading…',
    stalled: 'This part has not arrived yet. We keep trying.',
    retry: 'Try now',
    back: 'Back to payment methods',
    minutesLeft: '{{minutes}} minutes left',
    minuteLeft: '1 minute left',
    timeOver: 'Time is over',
  },
  id: {
    copied: 'Tersalin',
    copyByHand: 'Sudah dipilih. Salin lewat menu perangkat Anda.',
    loading: 'Memuat…',
    stalled: 'Bagian ini belum terbuka. Kami terus mencoba.',
    retry: 'Coba sekarang',
    back: 'Kembali ke daftar cara bayar',
    minutesLeft: 'Sisa {{minutes}} menit',
    minuteLeft: 'Sisa 1 menit',
    timeOver: 'Waktu habis',
  },
});

export const useUiTexts = translator(texts);
