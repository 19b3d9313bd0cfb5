import { contrast, lit, mix, readable, textOn } from '../lib/colour.ts';

/** What a merchant may colour: the header and the accent. Success, warning and danger are never theirs. */
export interface BrandColours {
  /** `#rrggbb`. */
  readonly header?: string | undefined;
  /** `#rrggbb`. */
  readonly accent?: string | undefined;
}

const SURFACE = { light: '#ffffff', dark: '#171a20' } as const;
const SUNKEN = { light: '#f4f5f8', dark: '#1e222a' } as const;

/** The custom properties for a merchant's colours, on a light or a dark surface; text is ≥ 4.5:1, controls ≥ 3:1 in both. */
export const brandProperties = ({ header, accent }: BrandColours, dark: boolean): Readonly<Record<string, string>> => ({
  ...(header !== undefined && headerProperties(header, dark)),
  ...(accent !== undefined && accentProperties(accent, dark)),
});

function headerProperties(colour: string, dark: boolean): Record<string, string> {
  const header = dark ? mix(colour, SURFACE.dark, 0.22) : colour;
  const on = dark ? readable(mix('#ffffff', colour, 0.9), [header], 4.5, '#ffffff') : textOn(header);
  return {
    '--header': header,
    '--on-header': on,
    '--on-header-muted': readable(mix(on, header, 0.75), [header], 4.5, on),
    '--header-line': dark ? mix(on, header, 0.14) : header,
    '--header-rule': mix(on, header, 0.2),
  };
}

function accentProperties(colour: string, dark: boolean): Record<string, string> {
  const theme = dark ? 'dark' : 'light';
  const surface = SURFACE[theme];
  // On a dark surface a colour that must be lightened at all is lightened enough to look lit, not muddy.
  const accent = dark && contrast(colour, surface) < 3 ? readable(colour, [surface], 6, lit(colour)) : colour;
  const soft = mix(accent, surface, dark ? 0.14 : 0.1);
  const text = readable(accent, [surface, SUNKEN[theme], soft], dark ? 6 : 4.5, dark ? lit(accent) : '#000000');
  return {
    '--accent': accent,
    '--on-accent': textOn(accent),
    '--accent-text': text,
    '--accent-soft': soft,
    // A pale button keeps its colour and gets an edge.
    '--accent-edge': contrast(accent, surface) < 3 ? readable(colour, [surface], 3, '#000000') : 'transparent',
  };
}

/** Colours the page, now and whenever the device changes between light and dark; returns how to stop. */
export function applyBrand(colours: BrandColours): () => void {
  const { style } = document.documentElement;
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  let set: string[] = [];
  const clear = () => set.forEach((name) => style.removeProperty(name));
  const paint = () => {
    clear();
    const properties = brandProperties(colours, scheme.matches);
    set = Object.keys(properties);
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
  };
  paint();
  scheme.addEventListener('change', paint);
  return () => {
    scheme.removeEventListener('change', paint);
    clear();
  };
}
