import { texts } from '../page/language.ts';

export const t = texts({
  id: {
    title: 'Kopi Lereng',
    heading: 'Kopi dari lereng gunung, disangrai tiap Selasa',
    about:
      'Toko contoh: tidak ada kopi yang dikirim dan tidak ada uang yang berpindah. Bayar dengan kartu uji, virtual account, QRIS, dompet digital, atau di kasir minimarket.',
    add: 'Tambah',
    addNamed: 'Tambah {name} ke keranjang',
    more: 'Tambah satu {name}',
    less: 'Kurangi satu {name}',
    basket: 'Keranjang',
    empty: 'Masih kosong. Pilih kopi Anda.',
    total: 'Total',
    customer: 'Untuk siapa (boleh kosong)',
    name: 'Nama',
    email: 'Email',
    phone: 'Nomor telepon',
    pay: 'Bayar {amount}',
    fullWindow: 'Bayar di halaman penuh',
    busy: 'Menyiapkan pembayaran',
    loading: 'Memuat',
    closed: 'Halaman pembayaran ditutup sebelum selesai. Pesanan {id} masih menunggu.',
    toOrder: 'Lihat pesanan',
    noSnap: 'Halaman pembayaran tidak dapat dimuat. Periksa apakah gateway berjalan, lalu muat ulang halaman ini.',
    offline: 'Toko tidak menjawab. Periksa koneksi, lalu coba lagi.',
    gateway_unreachable: 'Gateway pembayaran tidak dapat dihubungi. Anda belum ditagih. Coba lagi sebentar lagi.',
    gateway_refused: 'Gateway pembayaran menolak pesanan ini. Anda belum ditagih.',
    bad_order: 'Pesanan ini tidak dapat dibuat. Periksa isi keranjang.',
    broken: 'Ada yang salah di toko kami. Coba lagi.',
    retry: 'Coba lagi',
  },
  en: {
    title: 'Kopi Lereng',
    heading: 'Coffee from the mountain slopes, roasted every Tuesday',
    about:
      'A demo shop: no coffee is sent and no money moves. Pay with a test card, a virtual account, QRIS, a wallet, or at a shop’s till.',
    add: 'Add',
    addNamed: 'Add {name} to the basket',
    more: 'One more {name}',
    less: 'One {name} fewer',
    basket: 'Basket',
    empty: 'Still empty. Choose your coffee.',
    total: 'Total',
    customer: 'For whom (may stay empty)',
    name: 'Name',
    email: 'Email',
    phone: 'Phone number',
    pay: 'Pay {amount}',
    fullWindow: 'Pay on a full page',
    busy: 'Preparing the payment',
    loading: 'Loading',
    closed: 'The payment page was closed before the end. Order {id} is still waiting.',
    toOrder: 'Show the order',
    noSnap: 'The payment page cannot be loaded. Check that the gateway is running, then reload this page.',
    offline: 'The shop does not answer. Check the connection, then try again.',
    gateway_unreachable: 'The payment gateway cannot be reached. You were not charged. Try again in a moment.',
    gateway_refused: 'The payment gateway refused this order. You were not charged.',
    bad_order: 'This order cannot be made. Check the basket.',
    broken: 'Something is wrong in our shop. Try again.',
    retry: 'Try again',
  },
});

/** A problem's code as a sentence; codes that no text is written for are a mistake of ours. */
export function sorry(code: string): string {
  const known = ['offline', 'gateway_unreachable', 'gateway_refused', 'bad_order'] as const;
  return t(known.find((candidate) => candidate === code) ?? 'broken');
}
