import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';

const useTexts = translator(
  defineTexts({ en: { preparing: 'Preparing your payment…' }, id: { preparing: 'Menyiapkan pembayaran…' } }),
);

/** A method's screen while it is on its way. */
export function SkeletonScreen() {
  const t = useTexts();
  return (
    <div class="body stack" aria-busy="true">
      <p class="lead" role="status">
        {t('preparing')}
      </p>
      <i class="sk sk--block" />
      <i class="sk sk--block" />
      <i class="sk sk--block" />
    </div>
  );
}
