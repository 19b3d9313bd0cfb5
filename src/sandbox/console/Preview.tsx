import { translator } from '../../i18n/i18n.ts';
import { texts } from './texts.ts';

const useTexts = translator(texts);

const isColor = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** Black or white, whichever is read more easily on that colour. */
const readable = (color: string): string => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? '#000000' : '#ffffff';
};

const paint = (color: string) => (isColor(color) ? { background: color, color: readable(color) } : {});

interface Look {
  readonly name: string;
  readonly header: string;
  readonly button: string;
}

/** How the checkout would look, while it is typed. */
export function Preview({ name, header, button }: Look) {
  const t = useTexts();
  return (
    <figure class="preview" aria-label={t('preview')}>
      <div style={paint(header)}>{name}</div>
      <div>
        <span style={paint(button)}>{t('pay')}</span>
      </div>
    </figure>
  );
}
