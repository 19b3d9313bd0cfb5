import type { ComponentChildren } from 'preact';

import { Icon } from './icon.tsx';
import { Part } from './Slip.tsx';
import whenCss from './when.css?inline';
import { adopt } from './adopt.ts';

adopt(whenCss);

const calendar = 'M5 6h14v14H5zM5 10h14M9 3.5v4M15 3.5v4';

/** A date to keep to. */
export const When = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <Part kind="when" small>
    <Icon d={calendar} size="s" />
    <div>
      <div class="slip__label">{label}</div>
      <div class="strong">{children}</div>
    </div>
  </Part>
);
