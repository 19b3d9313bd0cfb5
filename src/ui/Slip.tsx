import type { ComponentChildren } from 'preact';

import './slip-style.ts';

/** What the customer carries away: a number, a code, a receipt. Parts are torn off along `Tear`. */
export const Slip = ({ children }: { readonly children: ComponentChildren }) => <div class="slip">{children}</div>;

export const Tear = () => <div class="slip__cut" />;

interface PartProps {
  readonly kind?: 'pair' | 'when';
  readonly small?: boolean;
  readonly children: ComponentChildren;
}

export const Part = ({ kind, small, children }: PartProps) => (
  <div class={`slip__p${small ? ' slip__p--s' : ''} ${kind ?? 'stack stack--s'}`}>{children}</div>
);
