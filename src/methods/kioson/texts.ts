import { defineTexts } from '../../i18n/texts.ts';

/** How a Kioson code is paid. `*names*` stand out; steps are parted by `|`. */
export const texts = defineTexts({
  en: {
    source: 'Bring this code to a Kioson outlet',
    outlet: 'At a Kioson outlet',
    outletSteps:
      'Bring the payment code to the outlet.|The outlet opens *Kioson Cash Point* and chooses *Keagenan*.|It chooses the merchant *Midtrans*, then *Pembayaran* (payment).|It types the code. Check the amount, pay, and keep the receipt.',
  },
  id: {
    source: 'Bawa kode ini ke gerai Kioson',
    outlet: 'Di gerai Kioson',
    outletSteps:
      'Bawa kode pembayaran ke gerai.|Petugas membuka *Kioson Cash Point*, lalu memilih *Keagenan*.|Petugas memilih merchant *Midtrans*, lalu *Pembayaran*.|Petugas memasukkan kodenya. Periksa jumlahnya, bayar, dan simpan struknya.',
  },
});
