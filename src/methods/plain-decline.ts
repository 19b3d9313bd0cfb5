import { translator } from '../i18n/i18n.ts';
import { defineTexts } from '../i18n/texts.ts';
import type { Refusal } from './method.ts';

/** Why a payment without a card was refused and what to do now; cards have more to say (decline.ts). */
const texts = defineTexts({
  en: {
    lost: 'Not sent: the connection broke',
    lostMore: 'What you typed is still here. Try again.',
    down: 'This way to pay is not working right now',
    downMore: 'Choose another way to pay, or try again later.',
    provider: 'This payment was refused',
    providerMore: 'The app or bank that you were paying with did not let it through.',
    other: 'This payment could not be started',
    otherMore: 'Try again, or choose another way to pay.',
    notCharged: 'You were not charged.',
  },
  id: {
    lost: 'Belum terkirim: sambungan terputus',
    lostMore: 'Isian Anda masih ada. Coba lagi.',
    down: 'Cara bayar ini sedang gangguan',
    downMore: 'Pilih cara bayar lain, atau coba lagi nanti.',
    provider: 'Pembayaran ini ditolak',
    providerMore: 'Aplikasi atau bank yang Anda pakai tidak meloloskannya.',
    other: 'Pembayaran ini belum bisa dimulai',
    otherMore: 'Coba lagi, atau pilih cara bayar lain.',
    notCharged: 'Anda tidak ditagih.',
  },
});

const useTexts = translator(texts);

export type PlainReason = {
  [Key in keyof typeof texts.en]: Key extends `${infer Name}More` ? Name : never;
}[keyof typeof texts.en];

const BY_GATEWAY = new Map<string, PlainReason>(
  Object.entries({
    offline: 'lost',
    timeout: 'lost',
    unavailable: 'lost',
    malformed: 'lost',
    channel_down: 'down',
  }),
);

/** Which text a refusal gets. */
export const plainReasonOf = ({ kind, reason = '' }: Refusal): PlainReason =>
  kind === 'bank' ? 'provider' : (BY_GATEWAY.get(reason) ?? 'other');

/** Gives a component the words for a refusal, in the language on screen. */
export const usePlainDecline = () => {
  const t = useTexts();
  return (refusal: Refusal) => {
    const reason = plainReasonOf(refusal);
    return { title: t(reason), more: `${t(`${reason}More`)} ${t('notCharged')}` };
  };
};
