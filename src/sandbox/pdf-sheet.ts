import type { PDFFont, PDFPage, RGB } from 'pdf-lib';

/** A4 in points, and the margin around what is on it. */
export const WIDTH = 595.28;
export const HEIGHT = 841.89;
export const MARGIN = 48;

const LEADING = 1.4;
/** A code of more than six is set in groups of four, parted by this much of its size. */
const GROUPS = /^.{1,6}$|.{1,4}/g;
const GROUP_GAP = 0.32;
/** The widest module of a barcode, in points: about half a millimetre. */
const MODULE = 1.4;

export interface Fonts {
  readonly plain: PDFFont;
  readonly bold: PDFFont;
}

export interface Style {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour: RGB;
}

/** Where something stands: measures from the top left, in points. */
export interface Place {
  readonly x: number;
  readonly top: number;
  readonly width: number;
}

interface Word {
  readonly text: string;
  readonly bold: boolean;
}

/**
 * What the standard fonts can show of a text from a request: control characters become spaces, a letter they lack loses its
 * accents or becomes a question mark.
 */
export function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  const can = (character: string) => known.has(character.codePointAt(0) ?? 0);
  return [...text.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').trim()]
    .map((character) => {
      if (can(character)) return character;
      const bare = [...character.normalize('NFKD')].filter(can).join('');
      return bare === '' ? '?' : bare;
    })
    .join('');
}

/** Letter by letter, as it is drawn: the library's own measure counts kerning, which it does not draw. */
const widthOf = (fonts: Fonts, { text, bold }: Word, size: number): number => {
  const font = bold ? fonts.bold : fonts.plain;
  return [...text].reduce((sum, letter) => sum + font.widthOfTextAtSize(letter, size), 0);
};

/** A word that is wider than the line, in pieces that fit. */
function broken(fonts: Fonts, word: Word, size: number, width: number): Word[] {
  if (widthOf(fonts, word, size) <= width) return [word];
  const pieces = [''];
  for (const letter of word.text) {
    const longer = `${pieces.at(-1)}${letter}`;
    if (widthOf(fonts, { ...word, text: longer }, size) <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(letter);
  }
  return pieces.map((text) => ({ ...word, text }));
}

/** Words, each with the space after it; those between asterisks are bold. */
const wordsOf = (fonts: Fonts, text: string, { bold = false }: Style): Word[] =>
  printable(text, fonts.plain)
    .split('*')
    .flatMap((part, i) => part.split(/(?<= )/).map((word) => ({ text: word, bold: bold || i % 2 === 1 })))
    .filter(({ text }) => text !== '');

/** Words put into lines, those of a kind joined. */
function linesOf(fonts: Fonts, words: readonly Word[], size: number, width: number): Word[][] {
  const lines: Word[][] = [[]];
  let right = 0;
  for (const word of words.flatMap((one) => broken(fonts, one, size, width))) {
    if (right > 0 && right + widthOf(fonts, { ...word, text: word.text.trimEnd() }, size) > width) {
      lines.push([]);
      right = 0;
    }
    const line = lines.at(-1) ?? [];
    const before = line.at(-1);
    if (before?.bold === word.bold) line[line.length - 1] = { ...before, text: before.text + word.text };
    else line.push(word);
    right += widthOf(fonts, word, size);
  }
  return lines;
}

/** One sheet of A4. What is put on it is only remembered, so that it can be tried in a smaller size; `draw` draws it. */
export function openSheet(fonts: Fonts) {
  const work: ((page: PDFPage) => void)[] = [];

  const put = ({ text, bold }: Word, x: number, baseline: number, { size, colour }: Style) =>
    work.push((page) =>
      page.drawText(text, { x, y: HEIGHT - baseline, size, font: bold ? fonts.bold : fonts.plain, color: colour }),
    );

  return {
    /** A paragraph; gives how far down it reaches. */
    paragraph(text: string, { x, top, width }: Place, style: Style): number {
      const { size } = style;
      const lines = linesOf(fonts, wordsOf(fonts, text, style), size, width);
      for (const [i, line] of lines.entries()) {
        let right = x;
        for (const run of line) {
          put(run, right, top + size * (1 + i * LEADING), style);
          right += widthOf(fonts, run, size);
        }
      }
      return top + lines.length * size * LEADING;
    },
    /** A number in groups that are parted by layout only, smaller where it would not fit. */
    code(value: string, { x, top, width }: Place, style: Style): number {
      const groups = (printable(value, fonts.bold).match(GROUPS) ?? []).map((text) => ({ text, bold: true }));
      const wide = (word: Word, size: number) => widthOf(fonts, word, size) + size * GROUP_GAP;
      const whole = groups.reduce((sum, word) => sum + wide(word, style.size), 0);
      const size = style.size * Math.min(1, width / whole);
      let right = x;
      for (const word of groups) {
        put(word, right, top + size, { ...style, size });
        right += wide(word, size);
      }
      return top + size * LEADING;
    },
    /** A barcode: widths in modules, bars and gaps in turn. */
    bars(widths: readonly number[], { x, top, width }: Place, height: number, colour: RGB): number {
      const module = Math.min(MODULE, width / widths.reduce((sum, one) => sum + one, 0));
      let right = x;
      for (const [i, modules] of widths.entries()) {
        const bar = { x: right, y: HEIGHT - top - height, width: modules * module, height, color: colour };
        if (i % 2 === 0) work.push((page) => page.drawRectangle(bar));
        right += bar.width;
      }
      return top + height;
    },
    rule(top: number, colour: RGB): void {
      const y = HEIGHT - top;
      const line = { start: { x: MARGIN, y }, end: { x: WIDTH - MARGIN, y }, thickness: 0.75, color: colour };
      work.push((page) => page.drawLine(line));
    },
    draw(page: PDFPage): void {
      for (const one of work) one(page);
    },
  };
}

export type Sheet = ReturnType<typeof openSheet>;
