import { defineTexts } from '../../i18n/texts.ts';

/** What happens at its site, parted by `|`. */
export const texts = defineTexts({
  en: {
    site: 'Danamon Online Banking',
    steps: 'Log in and choose the source of fund.|Enter the token code.|Keep the reference number that you get.',
  },
  id: {
    site: 'Danamon Online Banking',
    steps: 'Masuk, lalu pilih sumber dana.|Masukkan kode token.|Simpan nomor referensinya.',
  },
});
