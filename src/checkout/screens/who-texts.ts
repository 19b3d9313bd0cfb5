import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';

export const useWhoTexts = translator(
  defineTexts({
    en: {
      lead: '{{shop}} asks for your details. You pay on the next page.',
      theShop: 'The shop',
      name: 'Full name',
      email: 'E-mail',
      phone: 'Phone number',
      address: 'Address',
      optional: '(optional)',
      needed: 'The shop needs this.',
      emailWrong: 'Write it like name@example.com.',
      phoneWrong: 'Write it like 0812 3456 7890.',
      fee: 'Paying this way adds {{fee}}. You pay {{total}} in all.',
      go: 'Continue',
    },
    id: {
      lead: '{{shop}} meminta data Anda. Pembayaran ada di halaman berikutnya.',
      theShop: 'Toko',
      name: 'Nama lengkap',
      email: 'E-mail',
      phone: 'Nomor telepon',
      address: 'Alamat',
      optional: '(opsional)',
      needed: 'Toko memerlukan ini.',
      emailWrong: 'Tulis seperti nama@contoh.id.',
      phoneWrong: 'Tulis seperti 0812 3456 7890.',
      fee: 'Cara bayar ini dikenai biaya {{fee}}. Total yang dibayar {{total}}.',
      go: 'Lanjut',
    },
  }),
);
