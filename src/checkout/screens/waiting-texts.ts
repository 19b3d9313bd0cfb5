import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';

export const useWaitingTexts = translator(
  defineTexts({
    en: {
      closingIn: 'Closes by itself in {{seconds}} s',
      keepOpen: 'Keep open',
    },
    id: {
      closingIn: 'Tertutup sendiri dalam {{seconds}} detik',
      keepOpen: 'Biarkan terbuka',
    },
  }),
);
