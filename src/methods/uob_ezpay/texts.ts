import { defineTexts } from '../../i18n/texts.ts';

/** What happens on the bank's site, parted by `|`. */
export const texts = defineTexts({
  en: {
    site: 'UOB Internet Banking',
    steps:
      'Log in to UOB Internet Banking.|Enter the code (OTP) from the SMS.|Choose the account to pay from.|Confirm with another code (OTP).',
  },
  id: {
    site: 'UOB Internet Banking',
    steps:
      'Masuk ke UOB Internet Banking.|Masukkan kode OTP dari SMS.|Pilih rekening untuk membayar.|Konfirmasi dengan kode OTP sekali lagi.',
  },
});

/** What happens in the bank's app. */
export const appTexts = defineTexts({
  en: {
    site: 'TMRW by UOB',
    steps: 'Log in to the TMRW app.|Choose the account to pay from.|Swipe to pay, then confirm with your secure PIN.',
  },
  id: {
    site: 'TMRW by UOB',
    steps:
      'Masuk ke aplikasi TMRW.|Pilih rekening untuk membayar.|Geser untuk membayar, lalu konfirmasi dengan secure PIN.',
  },
});

export const switchTexts = defineTexts({
  en: { web: 'On the web instead', app: 'In the app instead' },
  id: { web: 'Lewat web saja', app: 'Lewat aplikasi saja' },
});
