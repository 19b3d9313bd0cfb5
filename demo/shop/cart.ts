/** How many of each product are in the basket, by product id. Prices are the back end's business. */
export type Cart = Readonly<Record<string, number>>;

/** The basket with `change` more (or fewer) of a product: never below none, never above `max`. */
export function adjusted(cart: Cart, id: string, change: number, max: number): Cart {
  const quantity = Math.min(max, Math.max(0, (cart[id] ?? 0) + change));
  const { [id]: _, ...rest } = cart;
  return quantity === 0 ? rest : { ...cart, [id]: quantity };
}

/** A basket kept by the browser, without what is not sold (any more) and without nonsense. */
export function restoredCart(text: string | null, sold: ReadonlySet<string>, max: number): Cart {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof kept !== 'object' || kept === null) return {};
  const lines = Object.entries(kept).filter(
    ([id, quantity]) => sold.has(id) && Number.isInteger(quantity) && quantity > 0 && quantity <= max,
  );
  return Object.fromEntries(lines);
}
