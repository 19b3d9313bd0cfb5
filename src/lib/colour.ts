/** Colours as `#rrggbb`, mixed in sRGB as CSS does; contrast as WCAG 2.2 defines it. */

type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

const channel = (value: number): number => {
  const part = value / 255;
  return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

const luminance = (hex: string): number => {
  const [red, green, blue] = parse(hex);
  return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
};

/** From 1 (the same) to 21 (black on white). */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** `share` (0 to 1) of the first colour in the second. */
export const mix = (colour: string, into: string, share: number): string => {
  const base = parse(into);
  const mixed = parse(colour).map((part, i) => Math.round(part * share + (base[i] ?? 0) * (1 - share)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};

/** The colour moved towards black or white, as little as it takes to stand out from every background by `ratio`. */
export const readable = (colour: string, on: readonly string[], ratio: number, towards: string): string => {
  for (let share = 1; share > 0; share -= 0.02) {
    const moved = mix(colour, towards, share);
    if (on.every((background) => contrast(moved, background) >= ratio)) return moved;
  }
  return towards;
};

/** The same hue, lit: what a dark colour is lightened towards without turning grey. */
export const lit = (colour: string): string => {
  const parts = parse(colour);
  const most = Math.max(...parts, 1);
  const bright = parts.map((part) =>
    Math.round((part / most) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return mix(`#${bright.join('')}`, '#ffffff', 0.4);
};

/** Text for a background: white, or near-black tinted with the background, whichever reads better. */
export const textOn = (background: string): string => {
  const dark = mix(background, '#000000', 0.12);
  return contrast('#ffffff', background) >= contrast(dark, background) ? '#ffffff' : dark;
};
