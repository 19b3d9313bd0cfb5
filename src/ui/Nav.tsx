import { Heading } from './Heading.tsx';
import { back as backIcon, Icon } from './icon.tsx';
import { useUiTexts } from './texts.ts';

/** A screen's title and the way back; without one there is no going back from here. */
export function Nav({ title, back }: { readonly title: string; readonly back?: (() => void) | undefined }) {
  const t = useUiTexts();
  return (
    <div class={back ? 'nav' : 'nav nav--plain'}>
      {back && (
        <button type="button" class="tool" aria-label={t('back')} onClick={back}>
          <Icon d={backIcon} />
        </button>
      )}
      <Heading>{title}</Heading>
    </div>
  );
}
