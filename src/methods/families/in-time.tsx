import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';
import { Icon } from '../../ui/icon.tsx';
import { info } from '../../ui/icons.ts';
import type { InstructionProps } from '../method.ts';

const texts = defineTexts({
  en: { inTime: 'Finish in the time shown above. After that this payment is cancelled.' },
  id: { inTime: 'Selesaikan dalam waktu di atas. Lewat dari itu pembayaran ini batal.' },
});

const useTexts = translator(texts);

/** The header counts down; this says to what. */
export function InTime({ charge: { expiresAt } }: Pick<InstructionProps, 'charge'>) {
  const t = useTexts();
  if (expiresAt === undefined) return null;
  return (
    <p class="note">
      <Icon d={info} size="xs" />
      <span>{t('inTime')}</span>
    </p>
  );
}
