import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { modulePixels, QUIET, qrPath } from './qr.ts';
import { qrModules } from './qr-matrix.ts';
import qrCss from './qr.css?inline';
import { adopt } from './adopt.ts';

adopt(qrCss);

interface QrCodeProps {
  readonly text: string;
  /** What it is for, for those who do not see it. */
  readonly label: string;
}

/** How much of the window's height a code may take, and its largest side in px. */
const SHARE = 0.36;
const LARGEST = 330;

/** A QR code as one SVG path, on white in both themes, with its quiet zone. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => {
    const modules = qrModules(text);
    return { size: modules.size, path: qrPath(modules) };
  }, [text]);
  const tile = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(256);
  useLayoutEffect(() => {
    const fit = () =>
      setRoom(Math.min(tile.current?.clientWidth ?? LARGEST, Math.max(240, innerHeight * SHARE), LARGEST));
    fit();
    const watched = new ResizeObserver(fit);
    if (tile.current) watched.observe(tile.current);
    return () => watched.disconnect();
  }, []);
  const side = size + 2 * QUIET;
  const px = side * modulePixels(size, room);
  return (
    <div ref={tile} class="qr">
      <svg role="img" aria-label={label} viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} width={px} height={px}>
        <path d={path} fill="#0b0e14" shape-rendering="crispEdges" />
      </svg>
    </div>
  );
}
