import { defineTexts } from '../../i18n/texts.ts';

/** How a Mandiri bill is paid. */
export const texts = defineTexts({
  en: {
    source: 'Pay from a Mandiri account',
    mobile: 'Livin’ by Mandiri',
    mobileSteps:
      'Open *Bayar* (payment), then *e-commerce*.|Choose *Midtrans* as the service provider.|Paste the payment code.|Choose *Lanjutkan* (continue), check the name and the amount, and confirm with your PIN.',
    atm: 'ATM Mandiri',
    atmSteps:
      'Choose *Bayar/Beli* (pay/buy), then *Lainnya* (others), then *Multi Payment*.|Type *{{code}}* as the company code.|Type the payment code.|Check the amount and confirm.',
    internet: 'Mandiri Internet Banking',
    internetSteps:
      'Open *Bayar* (payment), then *Multi Payment*.|Choose the source account.|Choose *Midtrans* as the service provider.|Type the payment code.|Check the amount and confirm with your token.',
  },
  id: {
    source: 'Bayar dari rekening Mandiri',
    mobile: 'Livin’ by Mandiri',
    mobileSteps:
      'Buka *Bayar*, lalu *e-commerce*.|Pilih *Midtrans* sebagai penyedia jasa.|Tempel kode pembayaran sebagai kode bayar.|Pilih *Lanjutkan*, periksa nama dan jumlahnya, lalu konfirmasi dengan PIN.',
    atm: 'ATM Mandiri',
    atmSteps:
      'Pilih *Bayar/Beli*, lalu *Lainnya*, lalu *Multi Payment*.|Ketik *{{code}}* sebagai kode perusahaan.|Ketik kode pembayaran.|Periksa jumlahnya, lalu konfirmasi.',
    internet: 'Mandiri Internet Banking',
    internetSteps:
      'Buka *Bayar*, lalu *Multi Payment*.|Pilih dari rekening mana Anda membayar.|Pilih *Midtrans* sebagai penyedia jasa.|Ketik kode pembayaran.|Periksa jumlahnya, lalu konfirmasi dengan token.',
  },
});
