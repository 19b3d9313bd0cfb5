import { fill, type Texts } from '../../i18n/texts.ts';
import type { Words } from './guides.ts';

/** For banks whose own menus are not known: where to look, in words that stay true whatever they are called. */
const GUIDES = {
  en: {
    mobile: '{{bank}} app',
    mobileSteps:
      'Open the {{bank}} app and look for *Virtual Account* under payment or transfer; the name differs between versions.|Paste the virtual account number.|Check the name and the amount, then confirm with your PIN.',
    atm: 'ATM {{bank}}',
    atmSteps:
      'Look for *Virtual Account* under payment or transfer.|Type the virtual account number.|Check the name and the amount, then confirm.',
    other: 'Via other banks',
    otherSteps:
      'In your bank’s app or at its ATM, choose transfer to another bank.|Choose {{bank}} and type the virtual account number as the account number.|Type the exact amount and confirm. If your bank does not find the number, pay from a {{bank}} account.',
  },
  id: {
    mobile: 'Aplikasi {{bank}}',
    mobileSteps:
      'Buka aplikasi {{bank}} dan cari *Virtual Account* di menu pembayaran atau transfer; namanya berbeda antar versi.|Tempel nomor virtual account.|Periksa nama dan jumlahnya, lalu konfirmasi dengan PIN.',
    atm: 'ATM {{bank}}',
    atmSteps:
      'Cari *Virtual Account* di menu pembayaran atau transfer.|Ketik nomor virtual account.|Periksa nama dan jumlahnya, lalu konfirmasi.',
    other: 'Via bank lainnya',
    otherSteps:
      'Di aplikasi atau ATM bank Anda, pilih transfer ke bank lain.|Pilih {{bank}}, lalu ketik nomor virtual account sebagai nomor rekening.|Ketik jumlah yang tepat sama, lalu konfirmasi. Jika bank Anda tidak menemukan nomornya, bayar dari rekening {{bank}}.',
  },
} as const;

type Way = 'mobile' | 'atm' | 'other';

const of = (words: Words, bank: string, ways: readonly Way[]): Words =>
  Object.fromEntries(ways.flatMap((way) => [way, `${way}Steps`].map((key) => [key, fill(words[key] ?? '', { bank })])));

/** Guides to a bank by name; `ways` says what it has. */
export const genericGuides = (bank: string, ways: readonly Way[]): Texts<Words> => ({
  en: of(GUIDES.en, bank, ways),
  id: of(GUIDES.id, bank, ways),
});
