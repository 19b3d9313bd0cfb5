import type { RefObject } from 'preact';

import codeCss from './code.css?inline';
import { adopt } from './adopt.ts';

adopt(codeCss);

/** From this many characters on a code is set smaller. */
const LONG = 21;

interface CodeProps {
  readonly text: string;
  readonly self: RefObject<HTMLSpanElement | null>;
}

/**
 * A number to carry away: in groups of four, parted by layout so that selecting it copies no spaces; read digit by digit.
 */
export function Code({ text, self }: CodeProps) {
  const groups = text.match(/.{1,4}/g) ?? [];
  return (
    <>
      <span ref={self} class={`number${text.length >= LONG ? ' number--long' : ''}`} aria-hidden="true">
        {groups.map((group, i) => (
          <span key={i}>{group}</span>
        ))}
      </span>
      <span class="sr">{[...text].join(' ')}</span>
    </>
  );
}
