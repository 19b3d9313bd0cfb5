import type { ComponentChildren } from 'preact';

import { adopt } from './adopt.ts';
import css from './who.css?inline';

adopt(css);

/** Whose code it is, beside the mark. */
export const Who = ({ logo, children }: { readonly logo: string; readonly children: ComponentChildren }) => (
  <div class="slip__who">
    <img class="mark" src={logo} alt="" width="44" height="28" />
    <span>{children}</span>
  </div>
);
