import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask, problemOf, watchOrder, type OrderView } from '../page/back-end.ts';
import { Header } from '../page/Header.tsx';
import { Icon } from '../page/icons.tsx';
import { rupiah, unbroken } from '../page/language.ts';
import { methodName, shown, t } from './order-texts.ts';
import { fullWindow, openCheckout } from './pay.ts';

type Found = { order: OrderView; checked: boolean } | { problem: 'unknown' | 'unnamed' | 'offline' } | null;

/**
 * The page of one order, at `/order` and at the addresses that the gateway sends customers back to. It believes
 * only the order's name in the address; the state comes from the back end, which asks the gateway.
 */
export function OrderPage() {
  const id = new URLSearchParams(location.search).get('order_id') ?? '';
  const [found, setFound] = useState<Found>(id ? null : { problem: 'unnamed' });
  const [busy, setBusy] = useState(false);

  const check = useCallback(async () => {
    setBusy(true);
    try {
      const { checked, ...order } = await ask<OrderView & { checked: boolean }>(
        `/orders/${encodeURIComponent(id)}/check`,
        {},
      );
      setFound({ order, checked });
    } catch (thrown) {
      setFound({ problem: problemOf(thrown).code === 'unknown_order' ? 'unknown' : 'offline' });
    }
    setBusy(false);
  }, [id]);

  useEffect(() => void (id && check()), [id, check]);
  const known = found !== null && 'order' in found;
  useEffect(
    () => (known ? watchOrder(id, { order: (order) => setFound({ order, checked: true }) }) : undefined),
    [id, known],
  );

  return (
    <>
      <Header here="order" />
      <main id="content" class="order" aria-busy={busy}>
        {found === null && <p class="muted">{t('loading')}</p>}
        {found && 'problem' in found && <NotFound problem={found.problem} id={id} />}
        {found && 'order' in found && <OrderSheet {...found} busy={busy} check={() => void check()} />}
      </main>
    </>
  );
}

function NotFound({ problem, id }: { problem: 'unknown' | 'unnamed' | 'offline'; id: string }) {
  return (
    <>
      <h1 class="order__heading">{t('unknown')}</h1>
      <p class="muted order__about">{problem === 'unknown' ? t('unknownAbout', { id }) : t(problem)}</p>
      <a class="button" href="/">
        {t('again')}
      </a>
    </>
  );
}

function OrderSheet(props: { order: OrderView; checked: boolean; busy: boolean; check: () => void }) {
  const { order, checked, busy, check } = props;
  const { heading, about, icon, tone } = shown(order.state);
  return (
    <>
      <div role="status" class="order__state">
        <span class={`badge badge--${tone}`}>
          <Icon name={icon} />
        </span>
        <h1 class="order__heading">{heading}</h1>
        <p class="muted order__about">{about}</p>
      </div>
      <Receipt order={order} />
      <Actions order={order} busy={busy} check={check} />
      <p class="caption muted order__truth">{checked ? t('truth') : t('unchecked')}</p>
    </>
  );
}

function Receipt({ order }: { order: OrderView }) {
  const isPaid = order.state === 'paid';
  return (
    <div class="slip">
      <ul class="slip__part">
        {order.lines.map(({ id, name, price, quantity }) => (
          <li key={id + name} class="line">
            <span>
              {unbroken(name)} {quantity !== 1 && <span class="muted caption">× {quantity}</span>}
            </span>
            <span class="line__price">{rupiah(price * quantity)}</span>
          </li>
        ))}
        <li class="line line--total">
          <span>{t('total')}</span>
          <span class="amount">{rupiah(order.total)}</span>
        </li>
      </ul>
      <div class="slip__tear" />
      <dl class="slip__part facts">
        <dt class="muted">{t('number')}</dt>
        <dd>{order.id}</dd>
        {order.payment_type && (
          <>
            <dt class="muted">{t(isPaid ? 'paidBy' : 'chosen')}</dt>
            <dd>{methodName(order.payment_type)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Actions({ order, busy, check }: { order: OrderView; busy: boolean; check: () => void }) {
  const [noSnap, setNoSnap] = useState(false);
  const link = order.payable ? fullWindow(order) : null;
  if (!order.payable) {
    return (
      <div class="order__actions">
        <a class="button" href="/">
          {t('again')}
        </a>
      </div>
    );
  }
  return (
    <div class="order__actions">
      {noSnap && <p class="notice notice--danger">{t('noSnap')}</p>}
      <button type="button" class="button" onClick={() => setNoSnap(!openCheckout(order, { closed: check }))}>
        {t('pay')}
      </button>
      <div class="order__pair">
        {link && (
          <a class="button button--quiet button--small" href={link}>
            {t('fullWindow')}
          </a>
        )}
        <button type="button" class="button button--quiet button--small" aria-busy={busy} onClick={check}>
          {busy ? t('checking') : t('check')}
        </button>
      </div>
    </div>
  );
}
