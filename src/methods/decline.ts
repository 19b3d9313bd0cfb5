import { translator } from '../i18n/i18n.ts';
import { defineTexts } from '../i18n/texts.ts';
import type { Refusal } from './method.ts';
import { plainReasonOf, usePlainDecline, type PlainReason } from './plain-decline.ts';

/** Why a card was refused and what to do now, in plain words. Forms say it above themselves, results on their page. */
export const texts = defineTexts({
  en: {
    declined: 'Your bank declined this payment',
    declinedMore: 'Banks do not tell us why. Try another card, or ask your bank.',
    funds: 'Not enough balance or limit',
    fundsMore: 'Your bank found too little for this amount. Try another card or another way to pay.',
    limit: 'Over this card’s limit',
    limitMore:
      'The amount is above what your bank allows per payment or per day. Try another card, or raise the limit with your bank.',
    lapsed: 'This card has expired',
    lapsedMore: 'Check the expiry date, or use another card.',
    blocked: 'Your bank has blocked this card',
    blockedMore: 'Please use another card, and call your bank about this one.',
    call: 'Your bank wants to hear from you first',
    callMore: 'Call the number on the back of your card, then try again. Another card works as well.',
    number: 'Your bank does not know this card number',
    numberMore: 'Compare it with your card and try again.',
    cvv: 'The CVV does not match',
    cvvMore: 'Compare the security code with your card and try again.',
    unfit: 'This card cannot be used here',
    unfitMore: 'Your bank does not allow it for this kind of payment. Please use another card.',
    pin: 'The PIN was not right',
    pinMore: 'Try again with the right one, or use another card.',
    online: 'This card is not open for online payments',
    onlineMore: 'Switch online payments on in your bank’s app, or use another card.',
    bankDown: 'Your bank is not answering',
    bankDownMore: 'Try again in a few minutes, or use another card.',
    safety: 'Stopped for safety',
    safetyMore: 'The safety check did not let this payment through. Try another card or another way to pay.',
    challenge: 'The bank’s check was not completed',
    challengeMore: 'Try again and enter the code that your bank sends you.',
    version: 'This card cannot be checked safely',
    versionMore: 'It does not support today’s 3-D Secure. Use another card.',
    card: 'The card details do not fit together',
    cardMore: 'Check the number, the expiry date and the CVV.',
    unwanted: 'This shop does not take this card',
    unwantedMore: 'Please use another card.',
    promo: 'The promo cannot be used any more',
    promoMore: 'Choose another, or pay without it.',
    setup: 'The shop’s card payments are set up wrongly',
    setupMore: 'This is not about your card. Choose another way to pay, or tell the shop.',
    notCharged: 'You were not charged.',
  },
  id: {
    declined: 'Bank Anda menolak pembayaran ini',
    declinedMore: 'Bank tidak memberi tahu kami alasannya. Coba kartu lain, atau tanyakan ke bank Anda.',
    funds: 'Saldo atau limit tidak cukup',
    fundsMore: 'Menurut bank, dananya kurang untuk jumlah ini. Coba kartu atau cara bayar lain.',
    limit: 'Melebihi batas kartu ini',
    limitMore:
      'Jumlahnya di atas batas bank per transaksi atau per hari. Coba kartu lain, atau naikkan batasnya di bank.',
    lapsed: 'Kartu ini sudah habis masa berlakunya',
    lapsedMore: 'Periksa masa berlakunya, atau pakai kartu lain.',
    blocked: 'Bank memblokir kartu ini',
    blockedMore: 'Silakan pakai kartu lain, dan hubungi bank Anda tentang kartu ini.',
    call: 'Bank ingin bicara dengan Anda dulu',
    callMore: 'Hubungi nomor di belakang kartu, lalu coba lagi. Kartu lain juga bisa.',
    number: 'Bank tidak mengenali nomor kartu ini',
    numberMore: 'Cocokkan dengan kartu Anda, lalu coba lagi.',
    cvv: 'CVV tidak cocok',
    cvvMore: 'Cocokkan kode keamanannya dengan kartu Anda, lalu coba lagi.',
    unfit: 'Kartu ini tidak bisa dipakai di sini',
    unfitMore: 'Bank tidak mengizinkannya untuk jenis pembayaran ini. Pakai kartu lain.',
    pin: 'PIN salah',
    pinMore: 'Coba lagi dengan PIN yang benar, atau pakai kartu lain.',
    online: 'Kartu ini belum bisa untuk belanja online',
    onlineMore: 'Aktifkan transaksi online di aplikasi bank Anda, atau pakai kartu lain.',
    bankDown: 'Bank Anda belum menjawab',
    bankDownMore: 'Coba lagi beberapa menit lagi, atau pakai kartu lain.',
    safety: 'Dihentikan demi keamanan',
    safetyMore: 'Pemeriksaan keamanan tidak meloloskan pembayaran ini. Coba kartu atau cara bayar lain.',
    challenge: 'Verifikasi bank belum selesai',
    challengeMore: 'Coba lagi, lalu masukkan kode yang dikirim bank Anda.',
    version: 'Kartu ini belum bisa diverifikasi',
    versionMore: 'Kartu ini belum mendukung 3-D Secure yang berlaku. Pakai kartu lain.',
    card: 'Data kartu belum cocok',
    cardMore: 'Periksa nomor, masa berlaku, dan CVV.',
    unwanted: 'Toko ini tidak menerima kartu ini',
    unwantedMore: 'Pakai kartu lain.',
    promo: 'Promo ini sudah tidak bisa dipakai',
    promoMore: 'Pilih promo lain, atau bayar tanpa promo.',
    setup: 'Pembayaran kartu toko ini belum siap',
    setupMore: 'Bukan karena kartu Anda: pengaturan toko keliru. Pilih cara bayar lain, atau beri tahu toko.',
    notCharged: 'Anda tidak ditagih.',
  },
});

const useTexts = translator(texts);

type CardReason = {
  [Key in keyof typeof texts.en]: Key extends `${infer Name}More` ? Name : never;
}[keyof typeof texts.en];

/**
 * The bank's codes (contract.md §8.4), the brands' own among them, that say something a customer can act on; `fraud` and
 * `3ds…` are ours. Every other one is `declined`: banks do not say more.
 */
const CODES: Partial<Record<CardReason, string>> = {
  call: '01 02 06 09 21 60 66 70 93 107 9G BA',
  blocked: '04 07 35 36 37 38 41 43 67 75 78 106 200',
  unfit: '31 39 40 42 44 45 46 52 53 62 187 5C',
  online: '57 58 119',
  card: '12 30 83 125',
  number: '14 15 25 56 111 6P',
  lapsed: '33 54 101',
  cvv: '82 122 N7',
  pin: '55 86 89 117',
  challenge: '1A Q1 3ds',
  version: '3ds-version',
  safety: '34 59 63 88 fraud',
  funds: '51',
  limit: '61 64 65',
  bankDown: '19 22 68 80 90 91 92 96 912',
  setup: '03 109 189',
};

const BY_BANK = new Map<string, CardReason>(
  Object.entries(CODES).flatMap(([reason, codes]) => codes.split(' ').map((code) => [code, reason as CardReason])),
);

const BY_GATEWAY = new Map<string, CardReason>(
  Object.entries({
    card_rejected: 'card',
    card_unwanted: 'unwanted',
    promo: 'promo',
    setup: 'setup',
  }),
);

/** What a refusal says about a card; undefined where it says nothing of one. */
function cardReasonOf({ kind, reason = '', charge }: Refusal): CardReason | undefined {
  if (kind === 'gateway') return BY_GATEWAY.get(reason);
  // Nobody was asked anything: a second try would end the same.
  if (reason === '3ds' && charge && !charge.challengeUrl) return 'unfit';
  // Without a card it was not a card's bank that refused.
  return BY_BANK.get(reason) ?? (charge && charge.maskedCard === undefined ? undefined : 'declined');
}

/** Which text a refusal gets. */
export const reasonOf = (refusal: Refusal): CardReason | PlainReason => cardReasonOf(refusal) ?? plainReasonOf(refusal);

/** Gives a component the words for a refusal, in the language on screen. */
export const useDecline = () => {
  const t = useTexts();
  const plain = usePlainDecline();
  return (refusal: Refusal) => {
    const reason = cardReasonOf(refusal);
    return reason === undefined
      ? plain(refusal)
      : { title: t(reason), more: `${t(`${reason}More`)} ${t('notCharged')}` };
  };
};
