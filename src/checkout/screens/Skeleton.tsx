import { useTexts } from './texts.ts';

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
