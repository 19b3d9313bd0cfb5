import { defineTexts } from '../../i18n/texts.ts';

/** How an Indomaret code is paid. `*names*` stand out; steps are parted by `|`. */
export const texts = defineTexts({
  en: {
    source: 'Show this code at the till',
    till: 'At the Indomaret till',
    tillSteps:
      'Say that you want to pay *Midtrans*.|Show the barcode or read out the code.|Check the amount and pay. Keep the receipt.',
    isaku: 'In the i.saku app',
    isakuSteps:
      'Choose *Bayar* (pay).|Choose the merchant *Midtrans*.|Type the payment code, then choose *Selanjutnya* (next).|Check the amount and choose *Bayar sekarang* (pay now).',
  },
  id: {
    source: 'Tunjukkan kode ini ke kasir',
    till: 'Di kasir Indomaret',
    tillSteps:
      'Katakan ingin membayar ke *Midtrans*.|Tunjukkan barcode atau sebutkan kodenya.|Periksa jumlahnya, lalu bayar. Simpan struknya.',
    isaku: 'Di aplikasi i.saku',
    isakuSteps:
      'Pilih *Bayar*.|Pilih merchant *Midtrans*.|Ketik kode pembayaran, lalu pilih *Selanjutnya*.|Periksa jumlahnya, lalu pilih *Bayar sekarang*.',
  },
});
