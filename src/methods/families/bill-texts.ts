import { defineTexts } from '../../i18n/texts.ts';

export const billTexts = defineTexts({
  en: {
    company: 'Company code',
    copyCompany: 'Copy company code',
    number: 'Payment code',
    copyNumber: 'Copy payment code',
  },
  id: {
    company: 'Kode perusahaan',
    copyCompany: 'Salin kode perusahaan',
    number: 'Kode pembayaran',
    copyNumber: 'Salin kode pembayaran',
  },
});
