import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';

const texts = defineTexts({
  en: {
    typed: 'Leave this payment?',
    typedMore: 'The card details you typed will be cleared. You have not been charged.',
    typedStay: 'Keep going',
    typedLeave: 'Leave',
    charging: 'Payment is on its way',
    chargingMore:
      'It has been sent and may still go through. If you leave now, the shop tells you the result. Do not pay again before that.',
    chargingStay: 'Wait for the result',
    chargingLeave: 'Leave anyway',
    pending: 'Pay later?',
    pendingMore: 'Your payment stays open and can still be completed. You can open it again from your order page.',
    pendingUntil: 'Your payment stays open until {{when}}. You can open it again from your order page.',
    pendingStay: 'Keep paying',
    pendingLeave: 'Close and pay later',
    change: 'Pay another way?',
    changeMore:
      'The number or code on this page stops working. If you have paid with it already, keep waiting: it can take a minute to arrive.',
    changeStay: 'Keep this one',
    changeLeave: 'Choose another way',
    bank: 'Leave the bank’s check?',
    bankMore: 'The payment is not complete. Without the bank’s check it will not be charged.',
    bankStay: 'Carry on',
    bankLeave: 'Leave',
  },
  id: {
    typed: 'Tinggalkan pembayaran?',
    typedMore: 'Data kartu yang Anda ketik akan dihapus. Anda belum ditagih.',
    typedStay: 'Lanjut mengisi',
    typedLeave: 'Tinggalkan',
    charging: 'Pembayaran sedang dikirim',
    chargingMore:
      'Pembayaran sudah dikirim dan mungkin tetap berhasil. Jika Anda keluar sekarang, toko akan mengabari hasilnya. Jangan membayar lagi sebelum itu.',
    chargingStay: 'Tunggu hasilnya',
    chargingLeave: 'Tetap keluar',
    pending: 'Bayar nanti?',
    pendingMore:
      'Pembayaran tetap terbuka dan masih bisa diselesaikan. Anda bisa membukanya lagi dari halaman pesanan.',
    pendingUntil: 'Pembayaran tetap terbuka sampai {{when}}. Anda bisa membukanya lagi dari halaman pesanan.',
    pendingStay: 'Lanjut membayar',
    pendingLeave: 'Tutup, bayar nanti',
    change: 'Ganti cara bayar?',
    changeMore:
      'Nomor atau kode di halaman ini tidak berlaku lagi. Jika Anda sudah membayar dengannya, tunggu saja: pembayaran bisa baru masuk dalam semenit.',
    changeStay: 'Tetap pakai ini',
    changeLeave: 'Pilih cara lain',
    bank: 'Tinggalkan verifikasi bank?',
    bankMore: 'Pembayaran belum selesai. Tanpa verifikasi bank, Anda tidak akan ditagih.',
    bankStay: 'Lanjutkan',
    bankLeave: 'Tinggalkan',
  },
});

export const useQuestionTexts = translator(texts);
