import type { IconName } from '../page/icons.tsx';
import { texts } from '../page/language.ts';

export const t = texts({
  id: {
    number: 'Nomor pesanan',
    total: 'Total',
    paidBy: 'Dibayar dengan',
    chosen: 'Cara bayar',
    card: 'Kartu',
    transfer: 'Transfer bank',
    store: 'Gerai',
    truth: 'Keadaan ini dari catatan toko yang ditanyakan ke gateway, bukan dari alamat halaman.',
    unchecked: 'Gateway belum dapat ditanya. Ini keadaan terakhir yang toko ketahui.',
    check: 'Periksa lagi',
    checking: 'Memeriksa',
    pay: 'Lanjutkan pembayaran',
    fullWindow: 'Bayar di halaman penuh',
    again: 'Belanja lagi',
    loading: 'Memuat pesanan',
    unknown: 'Pesanan tidak ditemukan',
    unknownAbout: 'Tidak ada pesanan “{id}” di toko ini. Periksa alamatnya.',
    unnamed: 'Alamat ini tidak menyebut pesanan.',
    offline: 'Toko tidak menjawab. Periksa koneksi, lalu coba lagi.',
    noSnap: 'Halaman pembayaran tidak dapat dimuat. Coba “Bayar di halaman penuh”.',
    open: 'Menunggu pembayaran',
    openAbout: 'Belum ada cara bayar yang dipilih. Anda belum ditagih.',
    pending: 'Menunggu pembayaran',
    pendingAbout: 'Ikuti petunjuk pembayaran. Halaman ini berubah sendiri setelah uangnya diterima.',
    review: 'Sedang ditinjau',
    reviewAbout: 'Bank meminta pemeriksaan. Kami mengabari Anda setelah selesai.',
    authorized: 'Dana ditahan',
    authorizedAbout: 'Kartu disetujui. Dana diambil saat pesanan dikirim.',
    denied: 'Pembayaran ditolak',
    deniedAbout: 'Bank menolak. Coba kartu atau cara bayar lain.',
    cancelled: 'Dibatalkan',
    cancelledAbout: 'Pembayaran ini dibatalkan.',
    expired: 'Waktu habis',
    expiredAbout: 'Pembayaran tidak datang pada waktunya. Silakan pesan lagi.',
    paid: 'Terima kasih, sudah dibayar',
    paidAbout: 'Kopi Anda kami siapkan.',
    partly_refunded: 'Sebagian dikembalikan',
    partly_refundedAbout: 'Sebagian uang dikembalikan kepada Anda.',
    refunded: 'Dikembalikan',
    refundedAbout: 'Uang dikembalikan kepada Anda.',
    reversed: 'Pembayaran ditarik kembali',
    reversedAbout: 'Bank menarik kembali pembayaran ini. Pesanan tidak dikirim.',
  },
  en: {
    number: 'Order number',
    total: 'Total',
    paidBy: 'Paid with',
    chosen: 'Payment method',
    card: 'Card',
    transfer: 'Bank transfer',
    store: 'Store',
    truth: 'This state comes from the shop’s records, asked of the gateway, not from the address of this page.',
    unchecked: 'The gateway cannot be asked now. This is the last state the shop knows.',
    check: 'Check again',
    checking: 'Checking',
    pay: 'Continue the payment',
    fullWindow: 'Pay on a full page',
    again: 'Keep shopping',
    loading: 'Loading the order',
    unknown: 'Order not found',
    unknownAbout: 'There is no order “{id}” in this shop. Check the address.',
    unnamed: 'This address names no order.',
    offline: 'The shop does not answer. Check the connection, then try again.',
    noSnap: 'The payment page cannot be loaded. Try “Pay on a full page”.',
    open: 'Waiting for payment',
    openAbout: 'No way to pay has been chosen yet. You were not charged.',
    pending: 'Waiting for payment',
    pendingAbout: 'Follow the payment instructions. This page changes by itself once the money has arrived.',
    review: 'Under review',
    reviewAbout: 'The bank asked for a check. We will tell you when it is done.',
    authorized: 'Money is held',
    authorizedAbout: 'The card was approved. The money is taken when the order is sent.',
    denied: 'Payment refused',
    deniedAbout: 'The bank refused. Try another card or another way to pay.',
    cancelled: 'Cancelled',
    cancelledAbout: 'This payment was cancelled.',
    expired: 'Time is up',
    expiredAbout: 'The payment did not come in time. Please order again.',
    paid: 'Thank you, it is paid',
    paidAbout: 'We are preparing your coffee.',
    partly_refunded: 'Partly refunded',
    partly_refundedAbout: 'Part of the money was given back to you.',
    refunded: 'Refunded',
    refundedAbout: 'The money was given back to you.',
    reversed: 'Payment taken back',
    reversedAbout: 'The bank took this payment back. The order is not sent.',
  },
});

const looks = {
  open: { icon: 'clock', tone: 'warning' },
  pending: { icon: 'clock', tone: 'warning' },
  review: { icon: 'clock', tone: 'warning' },
  authorized: { icon: 'check', tone: 'success' },
  denied: { icon: 'cross', tone: 'danger' },
  cancelled: { icon: 'cross', tone: 'danger' },
  expired: { icon: 'clock', tone: 'danger' },
  paid: { icon: 'check', tone: 'success' },
  partly_refunded: { icon: 'undo', tone: 'success' },
  refunded: { icon: 'undo', tone: 'success' },
  reversed: { icon: 'alert', tone: 'danger' },
} as const satisfies Record<string, { icon: IconName; tone: string }>;

type ShownState = keyof typeof looks;

/** How a state of an order is shown; one that is not known looks like `open`. */
export function shown(state: string): { heading: string; about: string; icon: IconName; tone: string } {
  const known: ShownState = Object.hasOwn(looks, state) ? (state as ShownState) : 'open';
  return { heading: t(known), about: t(`${known}About`), ...looks[known] };
}

const methods: Readonly<Record<string, () => string>> = {
  credit_card: () => t('card'),
  bank_transfer: () => t('transfer'),
  echannel: () => t('transfer'),
  cstore: () => t('store'),
  gopay: () => 'GoPay',
  shopeepay: () => 'ShopeePay',
  qris: () => 'QRIS',
};

/** How an order was paid, for a person; a method that the shop does not know keeps the gateway's name. */
export function methodName(paymentType: string): string {
  return Object.hasOwn(methods, paymentType) ? (methods[paymentType]?.() ?? paymentType) : paymentType;
}
