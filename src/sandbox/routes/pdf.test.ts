import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { trial, type Wire } from '../trial.ts';

/** Characters that the standard fonts' encoding puts where Latin-1 has none. */
const WIN_ANSI: Readonly<Record<number, string>> = { 0x91: '‘', 0x92: '’', 0x93: '“', 0x94: '”', 0x96: '–', 0x85: '…' };

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** What is written on the page, in the order of writing, read from the file's content streams. */
function read(pdf: Uint8Array): { readonly pages: number; readonly pieces: Piece[] } {
  const latin = Buffer.from(pdf).toString('latin1');
  const content = [...latin.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  const all = [latin, ...content].join('\n');
  const pieces = [...all.matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm[\s\S]*?<([0-9A-F]*)> Tj/g)].map(
    ([, x, y, hex = '']) => ({
      x: Number(x),
      y: Number(y),
      text: [...Buffer.from(hex, 'hex')].map((byte) => WIN_ANSI[byte] ?? String.fromCodePoint(byte)).join(''),
    }),
  );
  return { pages: [...all.matchAll(/\/Type \/Page\b(?!s)/g)].length, pieces };
}

const words = (pdf: Uint8Array): string =>
  read(pdf)
    .pieces.map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');

async function made(world: ReturnType<typeof trial>, channel: string, more: Wire = {}, order = 'ORD-1') {
  const token = await world.token(order, more);
  const { body } = await world.charge(token, { payment_type: channel });
  const get = async (query = '') => {
    const response = await world.sandbox(
      new Request(`http://localhost:4100/snap/v1/transactions/${token}/pdf${query}`),
    );
    return { response, pdf: new Uint8Array(await response.arrayBuffer()) };
  };
  return { token, body, get };
}

test('one page with everything that is needed to pay, to be kept by nobody on the way', async () => {
  const { body, get } = await made(trial(), 'bni_va');
  const { response, pdf } = await get('?language=en');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toBe('inline; filename="payment-ORD-1.pdf"');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
  expect(read(pdf).pages).toBe(1);
  const text = words(pdf);
  for (const part of [
    'Toko Kasir',
    'Order ORD-1',
    'BNI virtual account',
    'Transfer from BNI or any other bank',
    String(body['bni_va_number']).replaceAll(/(.{4})(?=.)/g, '$1 '),
    'Rp150.000',
    'Wednesday, 4 Feb 2026, 10:15 WIB',
    'ATM BNI',
    'BNI Mobile Banking',
    'Virtual Account Billing',
    'Your payment is complete.',
    'keep the proof and contact the shop',
  ])
    expect(text).toContain(part);
});

test('it speaks the merchant’s language unless another is asked for', async () => {
  const { get } = await made(trial(), 'bca_va');
  for (const query of ['', '?language=id', '?language=xx'])
    expect(words((await get(query)).pdf)).toContain('Cara bayar');
  expect(words((await get('?language=en')).pdf)).toContain('How to pay');
  const english = await made(trial({ config: { locale: 'en' } }), 'bca_va');
  expect(words((await english.get()).pdf)).toContain('Pay before');
});

test.for([
  ['echannel', ['Kode perusahaan 70012', 'Kode pembayaran 99', 'Ketik 70012 sebagai kode perusahaan']],
  ['other_va', ['Bank lainnya', 'Kode bank tujuan 009', 'Nomor virtual account 9880', 'Ketik kode bank 009']],
  ['permata_va', ['Permata virtual account', '8562', 'ATM Permata/ALTO']],
  ['danamon_va', ['Danamon virtual account', '7011', 'Aplikasi Danamon']],
] as const)('%s', async ([channel, parts]) => {
  const text = words((await (await made(trial(), channel)).get()).pdf).replaceAll(' ,', ',');
  for (const part of parts) expect(text).toContain(part);
});

test.for(['bca_va', 'bni_va', 'bri_va', 'cimb_va', 'permata_va', 'echannel', 'other_va', 'seabank_va'])(
  '%s: everything is on the page, in both languages',
  async (channel) => {
    const { get } = await made(trial({ config: { merchantName: 'Toko '.repeat(20) } }), channel);
    for (const language of ['en', 'id']) {
      const { pieces } = read((await get(`?language=${language}`)).pdf);
      for (const { x, y } of pieces) {
        expect(x).toBeGreaterThanOrEqual(48);
        expect(x).toBeLessThan(548);
        expect(y).toBeGreaterThan(40);
        expect(y).toBeLessThan(800);
      }
    }
  },
);

describe('hostile and foreign texts', () => {
  test.for([
    ['Toko 咖啡 ☕️ kopi', 'Toko ?? ?? kopi'],
    ['متجر', '????'],
    ['Café Ćevapi Łódź', 'Café Cevapi ?ódz'],
    ['A\u0000B\nC\u202eD', 'A B C D'],
    [') Tj ET (<script>alert(1)</script>', ') Tj ET (<script>alert(1)</script>'],
    ['<41> Tj', '<41> Tj'],
    ['x'.repeat(300), 'x'.repeat(40)],
    ['', 'Order'],
  ] as const)('the merchant %j is written as %j', async ([merchantName, written]) => {
    const { get } = await made(trial({ config: { merchantName } }), 'bca_va');
    const { response, pdf } = await get('?language=en');
    expect(response.status).toBe(200);
    expect(read(pdf).pages).toBe(1);
    expect(words(pdf)).toContain(written);
  });

  test.for([
    ['"; filename="evil.exe', 'payment-filename-evil-exe.pdf'],
    ['../../etc/passwd', 'payment-etc-passwd.pdf'],
    ['日本', 'payment.pdf'],
    ['A1_b-2', 'payment-A1_b-2.pdf'],
  ] as const)('an order called %j is the file %s', async ([order, file]) => {
    const { response } = await (await made(trial(), 'bca_va', {}, order)).get();
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${file}"`);
  });
});

describe('what is over', () => {
  test.for([
    ['settle', 'Do not pay again'],
    ['expire', 'can no longer be made'],
    ['cancel', 'can no longer be made'],
  ] as const)('after %s it says so, and not how to pay', async ([lever, said]) => {
    const world = trial();
    const { get } = await made(world, 'bca_va');
    await world.lever(`transactions/ORD-1/${lever}`);
    const text = words((await get('?language=en')).pdf);
    expect(text).toContain(said);
    expect(text).not.toContain('How to pay');
  });
});

describe('404', () => {
  test('for an unknown token, one without a charge, and a payment with nothing to take along', async () => {
    const world = trial();
    const path = (token: string) => `/snap/v1/transactions/${token}/pdf`;
    const empty = await world.token('ORD-1');
    const gopay = await world.token('ORD-2');
    await world.charge(gopay, { payment_type: 'gopay' });
    const denied = await world.token('ORD-3');
    await world.charge(denied, { payment_type: 'bca_va' });
    await world.lever('transactions/ORD-3/deny');
    for (const token of ['00000000-0000-4000-8000-000000000000', empty, gopay, denied]) {
      const { status, body, headers } = await world.call('GET', path(token));
      expect([status, body['error_messages']]).toEqual([404, ['payment instruction not found']]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});
