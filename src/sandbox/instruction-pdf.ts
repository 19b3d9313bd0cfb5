import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { formatMoment } from '../lib/calendar.ts';
import { formatRupiah } from '../lib/money.ts';
import type { Charge, Instruction, Language } from './method.ts';
import {
  HEIGHT,
  MARGIN,
  openSheet,
  printable,
  WIDTH,
  type Fonts,
  type Place,
  type Sheet,
  type Style,
} from './pdf-sheet.ts';
import { isPaid } from './status-cycle.ts';

const TEXTS = {
  en: {
    order: 'Order',
    amount: 'Amount, must match exactly',
    before: 'Pay before',
    how: 'How to pay',
    paid: 'This payment is complete. Do not pay again.',
    over: 'This payment can no longer be made. Do not pay: open the shop and start again.',
  },
  id: {
    order: 'Pesanan',
    amount: 'Jumlah, harus tepat sama',
    before: 'Bayar sebelum',
    how: 'Cara bayar',
    paid: 'Pembayaran ini sudah selesai. Jangan bayar lagi.',
    over: 'Pembayaran ini tidak bisa dilakukan lagi. Jangan bayar: buka toko dan mulai lagi.',
  },
} as const satisfies Record<Language, unknown>;

const INK = rgb(0.08, 0.1, 0.13);
const GREY = rgb(0.34, 0.37, 0.42);
const LINE = rgb(0.75, 0.78, 0.82);
const RED = rgb(0.7, 0.14, 0.1);

const FULL = WIDTH - 2 * MARGIN;
const COLUMN_GAP = 28;
const BAR_HEIGHT = 56;
/** Sizes of the running text to try, in points, until everything fits on the page. */
const SIZES = [11, 10, 9, 8, 7, 6];

export interface InstructionPage {
  readonly instruction: Instruction;
  readonly charge: Charge;
  readonly merchantName: string;
  readonly language: Language;
  /** Epoch milliseconds, for the file's own date. */
  readonly now: number;
}

/** A label above what it names. */
const LABEL = 0.85;

/** Everything on the sheet in one size; gives how far down it reaches. */
function compose(sheet: Sheet, page: InstructionPage, size: number): number {
  const { instruction, charge, merchantName, language } = page;
  const t = TEXTS[language];
  const say = (text: string, top: number, style: Partial<Style> = {}) =>
    sheet.paragraph(text, { x: MARGIN, top, width: FULL }, { size, colour: INK, ...style });
  const label = (text: string, top: number) => say(text, top, { size: size * LABEL, colour: GREY });

  let y = say(merchantName, MARGIN, { size: size * 1.3, bold: true });
  y = say(`${t.order} ${charge.orderId}`, y + 2, { colour: GREY }) + 10;
  sheet.rule(y, LINE);
  y = say(instruction.title, y + 16, { size: size * 1.8, bold: true });
  if (instruction.lead !== undefined) y = say(instruction.lead, y);

  for (const { label: name, value, bars } of instruction.codes) {
    y = label(name, y + 14);
    if (bars) y = sheet.bars(bars, { x: MARGIN, top: y + 4, width: FULL }, BAR_HEIGHT, INK) + 4;
    y = sheet.code(value, { x: MARGIN, top: y, width: FULL }, { size: size * 2.2, colour: INK });
  }
  y = say(formatRupiah(charge.amount), label(t.amount, y + 10), { size: size * 1.6, bold: true });
  if (charge.expiresAt !== null) {
    const moment = formatMoment(charge.expiresAt, language, { zone: 'Asia/Jakarta' });
    y = say(moment, label(t.before, y + 10), { size: size * 1.2, bold: true });
  }
  sheet.rule((y += 14), LINE);
  return charge.status === 'pending'
    ? composeGuides(sheet, page, y + 16, size)
    : say(isPaid(charge) ? t.paid : t.over, y + 16, { bold: true, colour: RED });
}

/** Places to pay side by side, each where there is more room. */
function composeGuides(sheet: Sheet, { instruction, language }: InstructionPage, top: number, size: number): number {
  const { guides, note } = instruction;
  const wide = { x: MARGIN, width: FULL };
  const heading = { size: size * 1.2, bold: true, colour: INK };
  const start = sheet.paragraph(TEXTS[language].how, { ...wide, top }, heading) + 6;
  const count = guides.length > 1 ? 2 : 1;
  const width = (FULL - COLUMN_GAP * (count - 1)) / count;
  const columns = Array.from({ length: count }, (_, i) => ({ x: MARGIN + i * (width + COLUMN_GAP), y: start }));
  for (const guide of guides) {
    const column = columns.reduce((least, one) => (one.y < least.y ? one : least));
    column.y = composeGuide(sheet, guide, { x: column.x, top: column.y, width }, size) + size;
  }
  const end = Math.max(...columns.map(({ y }) => y));
  return note === undefined ? end : sheet.paragraph(note, { ...wide, top: end }, { size: size * LABEL, colour: GREY });
}

function composeGuide(
  sheet: Sheet,
  { title, steps }: Instruction['guides'][number],
  { x, top, width }: Place,
  size: number,
): number {
  const indent = size * 1.6;
  const body = { size, colour: INK };
  return steps.reduce(
    (y, step, i) => {
      sheet.paragraph(`${i + 1}.`, { x, top: y, width: indent }, { size, colour: GREY });
      return sheet.paragraph(step, { x: x + indent, top: y, width: width - indent }, body) + 1;
    },
    sheet.paragraph(title, { x, top, width }, { ...body, bold: true }) + 2,
  );
}

/** The largest of the sizes in which everything fits; the smallest where nothing does. */
function fitting(fonts: Fonts, page: InstructionPage): Sheet {
  for (const size of SIZES) {
    const sheet = openSheet(fonts);
    if (compose(sheet, page, size) <= HEIGHT - MARGIN || size === SIZES.at(-1)) return sheet;
  }
  return openSheet(fonts);
}

/** The instruction on one page of A4, in fonts that every reader has. */
export async function instructionPdf(page: InstructionPage): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  const fonts = {
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
  document.setTitle(printable(`${page.instruction.title}, ${page.charge.orderId}`, fonts.plain));
  document.setAuthor(printable(page.merchantName, fonts.plain));
  document.setLanguage(page.language);
  document.setCreationDate(new Date(page.now));
  document.setModificationDate(new Date(page.now));
  fitting(fonts, page).draw(document.addPage([WIDTH, HEIGHT]));
  return new Uint8Array(await document.save());
}
