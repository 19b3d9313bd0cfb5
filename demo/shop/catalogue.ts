import type { Language } from '../page/language.ts';
import type { Cart } from './cart.ts';

/** A thing on the shelf, as the back end describes it. */
export interface Product {
  id: string;
  price: number;
  look: 'bag' | 'bottle' | 'drip';
  tone: string;
  name: Record<Language, string>;
  about: Record<Language, string>;
}

/** What the back end sells. The page shows sums from it; the back end charges by its own. */
export interface Catalogue {
  products: Product[];
  delivery: { price: number; name: Record<Language, string> };
  discount: { from: number; price: number; name: Record<Language, string> };
  max_quantity: number;
}

/** The lines under the goods and the sum of all, as the back end will charge it. */
export function totals({ products, delivery, discount }: Catalogue, cart: Cart) {
  const goods = products.reduce((sum, { id, price }) => sum + price * (cart[id] ?? 0), 0);
  const extras = goods >= discount.from ? [delivery, discount] : [delivery];
  return { extras, total: extras.reduce((sum, { price }) => sum + price, goods) };
}
