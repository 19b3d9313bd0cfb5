import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';

export const usePayingTexts = translator(
  defineTexts({
    en: {
      unsure: 'The connection broke while paying',
      unsureMore: 'We are finding out what became of it. Please do not pay again.',
      checkNow: 'Check now',
    },
    id: {
      unsure: 'Sambungan terputus saat membayar',
      unsureMore: 'Kami sedang memastikan hasilnya. Jangan membayar lagi.',
      checkNow: 'Cek sekarang',
    },
  }),
);
