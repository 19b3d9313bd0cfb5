import { ask, type OrderView } from '../page/back-end.ts';
import { language } from '../page/language.ts';
import { pageSnap, safeLink } from '../page/snap.ts';
import type { Cart } from './cart.ts';

/** What the customer filled in, all of it optional. */
export interface Customer {
  name: string;
  email: string;
  phone: string;
}

/**
 * Places the order with the back end.
 * @throws Problem when the shop or the gateway refuses it; nobody was charged then.
 */
export function placeOrder(cart: Cart, customer: Customer): Promise<OrderView> {
  const items = Object.entries(cart).map(([id, quantity]) => ({ id, quantity }));
  return ask<OrderView>('/orders', { items, customer, language: language.value });
}

/**
 * Opens the checkout over this page. Whatever it reports, the order's own page says what is true; `left` is called
 * before going there, and `closed` when the customer closed the checkout without paying and stays here.
 * @returns false when `snap.js` is not on the page.
 */
export function openCheckout(order: OrderView, on: { left?: () => void; closed: () => void }): boolean {
  const snap = pageSnap();
  if (!snap || !order.token) return false;
  const leave = () => {
    on.left?.();
    location.assign(orderPage(order.id));
  };
  snap.pay(order.token, {
    language: language.value,
    onSuccess: leave,
    onPending: leave,
    onError: leave,
    onClose: on.closed,
  });
  return true;
}

/** The address of an order's page. */
export function orderPage(id: string): string {
  return `/order?order_id=${encodeURIComponent(id)}`;
}

/** The checkout as a page of its own; null when the order cannot be paid any more. */
export function fullWindow({ redirect_url }: OrderView): string | null {
  const link = safeLink(redirect_url);
  return link && `${link}?language=${language.value}`;
}
