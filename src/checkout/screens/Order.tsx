import type { Customer, Item, Transaction } from '../../gateway/types.ts';
import { formatRupiah } from '../../lib/money.ts';
import { useTexts } from './texts.ts';

interface OrderProps {
  readonly id: string;
  readonly transaction: Transaction;
  /** What is to be paid, in rupiah: the order's amount, with a method's fee and a promo. */
  readonly total?: number;
  /** What of it is the method's fee. */
  readonly fee?: number;
  readonly customer: Customer;
  /** In the header it is folded away unless opened; the wide window shows it always. */
  readonly open: boolean;
}

const sum = (items: readonly Item[]): number =>
  items.reduce((total, { price, quantity }) => total + price * quantity, 0);

/** What is paid for, and by whom. Items below zero are discounts and come after the subtotal. */
export function Order({ id, transaction: { items, amount }, total = amount, fee = 0, customer, open }: OrderProps) {
  const t = useTexts();
  const line = (name: 'promo' | 'fee' | 'total', rupiah: number) =>
    rupiah !== 0 && (
      <p class={`order__line order__${name}`}>
        <span>{t(name)}</span>
        <span>{formatRupiah(rupiah)}</span>
      </p>
    );
  const bought = items.filter(({ price }) => price >= 0);
  const discounts = items.filter(({ price }) => price < 0);
  const reach = [customer.email, customer.phone].filter(Boolean).join(' · ');
  return (
    <div id={id} class={`order${open ? ' order--open' : ''}`}>
      {bought.length > 0 && (
        <ul>
          {bought.map((item, i) => (
            <Line key={i} item={item} detail={`${item.quantity} × ${formatRupiah(item.price)}`} />
          ))}
        </ul>
      )}
      {discounts.length > 0 && (
        <ul class="order__rule">
          <li class="order__line">
            <span>{t('subtotal')}</span>
            <span>{formatRupiah(sum(bought))}</span>
          </li>
          {discounts.map((item, i) => (
            <Line key={i} item={item} />
          ))}
        </ul>
      )}
      {line('promo', total - amount - fee)}
      {line('fee', fee)}
      {line('total', total)}
      {(customer.name || reach || customer.address) && (
        <div class="order__who">
          {customer.name && <b>{customer.name}</b>}
          {reach && <span>{reach}</span>}
          {customer.address && <span>{customer.address}</span>}
        </div>
      )}
    </div>
  );
}

const Line = ({ item, detail }: { readonly item: Item; readonly detail?: string }) => (
  <li class={`order__line${detail ? ' order__item' : ''}`}>
    <span>
      {item.name}
      {detail && <small>{detail}</small>}
    </span>
    <span>{formatRupiah(item.price * item.quantity)}</span>
  </li>
);
