import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Whether the first screen may take the focus: a pop-up may, a page that merely loads and an embedded part may not. */
let mayFocus = false;

/** Called once the customer has opened the checkout (pop-up), and by any screen after the first. */
export const allowFocus = (): void => {
  mayFocus = true;
};

interface HeadingProps {
  readonly children: ComponentChildren;
  readonly hidden?: boolean;
  /** There is no bill with the page's first heading above it. */
  readonly first?: boolean | undefined;
}

/** A screen's heading: it gets the focus when its screen appears, so that screen readers start there. */
export function Heading({ children, hidden, first }: HeadingProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (mayFocus) ref.current?.focus({ preventScroll: true });
    mayFocus = true;
  }, []);
  const Level = first ? 'h1' : 'h2';
  return (
    <Level ref={ref} tabIndex={-1} class={hidden ? 'sr' : undefined}>
      {children}
    </Level>
  );
}
