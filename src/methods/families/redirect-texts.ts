import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';

const texts = defineTexts({
  en: {
    goesOn: 'You continue at {{site}}',
    comeBack: 'Come back to this page: it shows the result by itself.',
    ledBack: 'You are led back to {{shop}}.',
    theShop: 'the shop',
    go: 'Continue to {{site}}',
    again: 'Open {{site}} again',
    opens: 'Opens in a new tab.',
    here: 'Continue in this window',
    opened: 'Finish at {{site}}',
    openedMore: 'In the other tab. When you are done, come back here.',
    openedHere: 'When you are done, the result appears here.',
  },
  id: {
    goesOn: 'Anda melanjutkan di {{site}}',
    comeBack: 'Kembali ke halaman ini: hasilnya muncul sendiri.',
    ledBack: 'Anda diantar kembali ke {{shop}}.',
    theShop: 'toko',
    go: 'Lanjut ke {{site}}',
    again: 'Buka {{site}} lagi',
    opens: 'Terbuka di tab baru.',
    here: 'Lanjut di jendela ini',
    opened: 'Selesaikan di {{site}}',
    openedMore: 'Di tab yang lain. Setelah selesai, kembali ke sini.',
    openedHere: 'Setelah selesai, hasilnya muncul di sini.',
  },
});

export const useRedirectTexts = translator(texts);
