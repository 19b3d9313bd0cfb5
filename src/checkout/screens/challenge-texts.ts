import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';

const texts = defineTexts({
  en: {
    title: 'Verify with your bank',
    frame: 'Your bank’s page',
    loading: 'Opening your bank’s page…',
    stalled: 'Your bank’s page has not opened',
    stalledMore: 'You have not been charged.',
    reload: 'Reload',
    newTab: 'Open it in a new tab',
    trouble: 'Is the bank’s page not showing?',
    leave: 'Leave',
  },
  id: {
    title: 'Verifikasi dari bank Anda',
    frame: 'Halaman bank Anda',
    loading: 'Membuka halaman bank Anda…',
    stalled: 'Halaman bank belum terbuka',
    stalledMore: 'Anda belum ditagih.',
    reload: 'Muat ulang',
    newTab: 'Buka di tab baru',
    trouble: 'Halaman bank tidak tampil?',
    leave: 'Tinggalkan',
  },
});

export const useChallengeTexts = translator(texts);
