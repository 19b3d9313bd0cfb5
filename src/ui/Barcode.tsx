import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import css from './barcode.css?inline';
import { adopt } from './adopt.ts';

adopt(css);

interface BarcodeProps {
  /** Widths in modules, bars and gaps in turn, a bar first. */
  readonly bars: readonly number[];
  /** What it says, for those who do not see it. */
  readonly label: string;
}

/** Modules of white on either side (ISO/IEC 15417). */
const QUIET = 10;

/** A barcode on white in both themes, each module as many whole pixels of the screen as fit. */
export function Barcode({ bars, label }: BarcodeProps) {
  const tile = useRef<HTMLDivElement>(null);
  const modules = bars.reduce((sum, width) => sum + width, 2 * QUIET);
  const [[left, width], place] = useState([0, modules * 2]);
  useLayoutEffect(() => {
    const fit = () => {
      // In the screen's own pixels, also where the code begins.
      const room = (tile.current?.clientWidth ?? 0) * devicePixelRatio;
      const wide = modules * Math.max(1, Math.floor(room / modules));
      place([Math.max(0, Math.floor((room - wide) / 2)) / devicePixelRatio, wide / devicePixelRatio]);
    };
    fit();
    const watched = new ResizeObserver(fit);
    if (tile.current) watched.observe(tile.current);
    return () => watched.disconnect();
  }, [modules]);
  let x = QUIET;
  const path = bars.map((bar, i) => {
    const stroke = i % 2 === 0 ? `M${x} 0h${bar}v1h-${bar}z` : '';
    x += bar;
    return stroke;
  });
  return (
    <div ref={tile} class="bar">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${modules} 1`}
        width={width}
        style={{ marginInlineStart: `${left}px` }}
        preserveAspectRatio="none"
      >
        <path d={path.join('')} fill="#0b0e14" shape-rendering="crispEdges" />
      </svg>
    </div>
  );
}
