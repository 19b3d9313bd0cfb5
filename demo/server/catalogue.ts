import type { Language } from './request-body.ts';

/** One thing the shop sells. Prices are whole rupiah and are read here only, never from a browser. */
export interface Product {
  id: string;
  price: number;
  /** Which drawing and colour the page gives it. */
  look: 'bag' | 'bottle' | 'drip';
  tone: 'gayo' | 'ijen' | 'kintamani' | 'susu' | 'seduh' | 'toraja';
  name: Record<Language, string>;
  about: Record<Language, string>;
}

export const products: readonly Product[] = [
  {
    id: 'gayo-250',
    price: 98_000,
    look: 'bag',
    tone: 'gayo',
    name: { id: 'Arabika Gayo Natural 250 g', en: 'Gayo Arabica Natural 250 g' },
    about: { id: 'Nangka, karamel, madu. Sangrai sedang.', en: 'Jackfruit, caramel, honey. Medium roast.' },
  },
  {
    id: 'ijen-250',
    price: 92_000,
    look: 'bag',
    tone: 'ijen',
    name: { id: 'Arabika Ijen Washed 250 g', en: 'Ijen Arabica Washed 250 g' },
    about: { id: 'Jeruk, gula aren, teh hitam. Sangrai terang.', en: 'Orange, palm sugar, black tea. Light roast.' },
  },
  {
    id: 'kintamani-250',
    price: 95_000,
    look: 'bag',
    tone: 'kintamani',
    name: { id: 'Arabika Kintamani Honey 250 g', en: 'Kintamani Arabica Honey 250 g' },
    about: { id: 'Limau, cokelat, kacang. Sangrai sedang.', en: 'Lime, chocolate, nuts. Medium roast.' },
  },
  {
    id: 'toraja-250',
    price: 110_000,
    look: 'bag',
    tone: 'toraja',
    name: { id: 'Arabika Toraja Sapan 250 g', en: 'Toraja Sapan Arabica 250 g' },
    about: { id: 'Rempah, cokelat pahit, ceri. Sangrai gelap.', en: 'Spice, dark chocolate, cherry. Dark roast.' },
  },
  {
    id: 'susu-aren-1l',
    price: 42_000,
    look: 'bottle',
    tone: 'susu',
    name: { id: 'Kopi Susu Gula Aren 1 L', en: 'Palm Sugar Milk Coffee 1 L' },
    about: { id: 'Dikirim dingin, tahan tiga hari.', en: 'Delivered cold, keeps for three days.' },
  },
  {
    id: 'seduh-10',
    price: 65_000,
    look: 'drip',
    tone: 'seduh',
    name: { id: 'Kopi Seduh Kantong, isi 10', en: 'Drip Coffee Bags, box of 10' },
    about: { id: 'Tinggal tuang air panas.', en: 'Just add hot water.' },
  },
];

/** What delivery costs, and from which sum on the shop takes something off. */
export const delivery = { price: 12_000, name: { id: 'Ongkos kirim', en: 'Delivery' } };
export const discount = { from: 150_000, price: -5_000, name: { id: 'Diskon SENJA5', en: 'Discount SENJA5' } };
/** More of one thing than this is not sold in one order. */
export const MAX_QUANTITY = 20;

/** One line of a bill, named as the gateway names it. */
export interface BillLine {
  id: string;
  name: string;
  price: number;
  quantity: number;
}

/** What the browser may say about an order: which things and how many, nothing about money. */
export interface Wish {
  id: string;
  quantity: number;
}

/**
 * The bill for a basket, from the shop's own prices: the things, delivery, and the discount when the sum reaches it.
 * @throws RangeError naming what is not sold, or an empty basket.
 */
export function bill(wishes: readonly Wish[], language: Language): { lines: BillLine[]; total: number } {
  if (wishes.length === 0) throw new RangeError('the basket is empty');
  const lines = wishes.map(({ id, quantity }) => {
    const product = products.find((candidate) => candidate.id === id);
    if (!product) throw new RangeError(`there is no product "${id}"`);
    return { id, name: product.name[language], price: product.price, quantity };
  });
  const goods = sum(lines);
  lines.push({ id: 'delivery', name: delivery.name[language], price: delivery.price, quantity: 1 });
  if (goods >= discount.from) {
    lines.push({ id: 'discount', name: discount.name[language], price: discount.price, quantity: 1 });
  }
  return { lines, total: sum(lines) };
}

function sum(lines: readonly BillLine[]): number {
  return lines.reduce((total, { price, quantity }) => total + price * quantity, 0);
}
