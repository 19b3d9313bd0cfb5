import type { ComponentChildren } from 'preact';

import { Icon } from '../../ui/icon.tsx';
import { pause } from '../../ui/end-icons.ts';
import type { Checkout } from '../checkout.ts';
import { useResultTexts } from './result-texts.ts';

interface ClosingProps {
  readonly checkout: Checkout;
  readonly label: string;
  /** A second button below the first. */
  readonly quiet?: ComponentChildren;
}

/** The way back to the shop; where it is taken by itself, how soon, and how to stop that. */
export function Closing({ checkout, label, quiet }: ClosingProps) {
  const t = useResultTexts();
  const seconds = checkout.closingIn.value;
  if (!checkout.hasReturn.value) {
    return (
      <div class="foot">
        <p class="caption muted centred">{t('closeIt')}</p>
        {quiet}
      </div>
    );
  }
  return (
    <div class="foot">
      <button type="button" class="btn" onClick={checkout.returnToShop}>
        {label}
      </button>
      {seconds !== undefined && (
        <div class="closing">
          <span class="caption muted" role="timer">
            {t('goingBack', { seconds })}
          </span>
          <button type="button" class="btn btn--quiet btn--auto" onClick={checkout.keepOpen}>
            <Icon d={pause} size="s" />
            {t('pause')}
          </button>
        </div>
      )}
      {seconds === undefined && quiet}
    </div>
  );
}
