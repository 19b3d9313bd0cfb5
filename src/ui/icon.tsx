import type { ComponentChild } from 'preact';

/** The icons that the first screens need; the rest is in `icons.ts`, so that it is fetched later. */
export const back = 'M15 5l-7 7 7 7';
export const close = 'M6 6l12 12M18 6L6 18';
export const right = 'M9.5 6l6 6-6 6';
export const down = 'M6 9.5l6 6 6-6';
export const clock = 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2';
export const alert = 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 8v5M12 16.2v.1';
export const bank = 'M4 10l8-5 8 5zM6 10v7M10 10v7M14 10v7M18 10v7M4 20h16';
export const card = 'M3.5 6h17v12h-17zM3.5 10h17M7 14.5h3';

interface IconProps {
  /** The path, in a 24 × 24 box. */
  readonly d: string;
  /** 20 px and 16 px; without it 24. */
  readonly size?: 's' | 'xs';
  readonly flip?: boolean;
}

/** Drawn beside a text that says the same; screen readers skip it. */
export const Icon = ({ d, size, flip }: IconProps): ComponentChild => (
  <svg class={`icon${size ? ` icon--${size}` : ''}${flip ? ' flip' : ''}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} />
  </svg>
);
