import { defineTexts } from '../../i18n/texts.ts';

/** Texts of everything that is paid by scanning a code. */
export const qrTexts = defineTexts({
  en: {
    qr: 'QR code to pay {{amount}}',
    waiting: 'Waiting for payment',
    validUntil: 'Valid until {{time}}',
    endedAt: 'Ended at {{time}}',
    save: 'Save',
    scanElsewhere: 'Or scan from another phone',
    showQr: 'Show the QR code',
    noScan: 'Pay without scanning',
    copyCode: 'Copy the QR code as text',
    over: 'This code has expired',
    newCode: 'Get a new code',
  },
  id: {
    qr: 'Kode QR untuk membayar {{amount}}',
    waiting: 'Menunggu pembayaran',
    validUntil: 'Berlaku sampai {{time}}',
    endedAt: 'Berakhir pukul {{time}}',
    save: 'Simpan',
    scanElsewhere: 'Atau pindai dari ponsel lain',
    showQr: 'Tampilkan kode QR',
    noScan: 'Bayar tanpa memindai',
    copyCode: 'Salin isi kode QR',
    over: 'Kode ini kedaluwarsa',
    newCode: 'Buat kode baru',
  },
});
