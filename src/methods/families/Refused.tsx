import { useEffect, useRef } from 'preact/hooks';

import { alert, Icon } from '../../ui/icon.tsx';
import type { Refusal } from '../method.ts';

interface RefusedProps {
  readonly title: string;
  readonly more: string;
  /** Another one takes the focus again. */
  readonly refusal: Refusal;
}

/** Why the last attempt failed, above the form and in the focus. */
export function Refused({ title, more, refusal }: RefusedProps) {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    self.current?.focus({ preventScroll: true });
    self.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  return (
    <div ref={self} class="alert alert--bad" role="alert" tabIndex={-1}>
      <Icon d={alert} />
      <div>
        <b>{title}</b>
        {more}
      </div>
    </div>
  );
}
