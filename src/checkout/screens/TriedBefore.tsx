import { language, translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';
import type { Refusal } from '../../methods/method.ts';
import { alert, Icon } from '../../ui/icon.tsx';
import type { Row } from '../rows.ts';

const useTexts = translator(
  defineTexts({
    en: {
      refused: '{{method}} is not working right now',
      refusedBy: 'The payment with {{method}} was refused',
      thisMethod: 'This way to pay',
      chooseAnother: 'You were not charged. Choose another way to pay.',
    },
    id: {
      refused: '{{method}} sedang gangguan',
      refusedBy: 'Pembayaran dengan {{method}} ditolak',
      thisMethod: 'Cara bayar ini',
      chooseAnother: 'Anda tidak ditagih. Pilih cara bayar lain.',
    },
  }),
);

interface TriedBeforeProps {
  readonly refusal: Refusal;
  readonly tried: string | undefined;
  readonly rows: readonly Row[];
}

/** The method chosen last did not work: said where the next step is. */
export function TriedBefore({ refusal, tried, rows }: TriedBeforeProps) {
  const t = useTexts();
  const name = rows.find(({ method }) => method.id === tried)?.method.name[language.value];
  return (
    <div class="alert" role="alert">
      <Icon d={alert} />
      <div>
        <b>{t(refusal.kind === 'bank' ? 'refusedBy' : 'refused', { method: name ?? t('thisMethod') })}</b>
        {t('chooseAnother')}
      </div>
    </div>
  );
}
