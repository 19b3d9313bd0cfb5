import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

import type { Merchant, Transaction } from '../../gateway/types.ts';
import { language } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { close, down, Icon } from '../../ui/icon.tsx';
import { applyBrand } from '../../ui/theme.ts';
import type { Checkout } from '../checkout.ts';
import { Order } from './Order.tsx';
import { useTexts } from './texts.ts';

/** From this many characters on an amount is set smaller. */
const LONG_AMOUNT = 14;

interface HeaderProps {
  readonly checkout: Checkout;
  /** The order's details are open; they push the rest down. */
  readonly open: Signal<boolean>;
}

/** The bill: who, how much, how long, what for. The same on every screen that knows its transaction. */
export function Header({ checkout, open }: HeaderProps) {
  const t = useTexts();
  const step = checkout.step.value;
  const transaction = 'transaction' in step ? step.transaction : undefined;
  return (
    <header class="head">
      <div class="head__bar">
        {transaction ? <Shop merchant={transaction.merchant} /> : <h1 class="head__name">{t('payment')}</h1>}
        <Tools checkout={checkout} />
      </div>
      {transaction && <Sum checkout={checkout} />}
      {transaction && <Details checkout={checkout} transaction={transaction} open={open} />}
    </header>
  );
}

const showsOrderId = (checkout: Checkout, { merchant }: Transaction): boolean =>
  checkout.options.value.showOrderId ?? !merchant.hideOrderId;

function Shop({ merchant: { name, logoUrl, headerColour, buttonColour } }: { readonly merchant: Merchant }) {
  const t = useTexts();
  const broken = useSignal(false);
  useLayoutEffect(() => applyBrand({ header: headerColour, accent: buttonColour }), [headerColour, buttonColour]);
  return (
    <>
      <h1 class="sr">{t('payTo', { shop: name })}</h1>
      {logoUrl && !broken.value ? (
        <img class="head__logo" src={logoUrl} alt="" onError={() => (broken.value = true)} />
      ) : (
        <span class="head__logo" aria-hidden="true">
          {[...name][0]?.toUpperCase()}
        </span>
      )}
      <span class="head__name clip merchant-name" title={name}>
        {name}
      </span>
    </>
  );
}

/** Language and close. */
export function Tools({ checkout }: { readonly checkout: Checkout }) {
  const t = useTexts();
  const other = language.value === 'id' ? 'en' : 'id';
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label={t('switchLanguage')}
        onClick={() => checkout.switchLanguage(other)}
      >
        {t('otherLanguage')}
      </button>
      {checkout.canLeave.value && (
        <button type="button" class="tool close-snap-button" aria-label={t('close')} onClick={checkout.dismiss}>
          <Icon d={close} />
        </button>
      )}
    </>
  );
}

function Sum({ checkout }: { readonly checkout: Checkout }) {
  const t = useTexts();
  const amount = formatRupiah(checkout.bill.value.total);
  const deadline = checkout.deadline.value;
  const { at } = checkout.step.value;
  return (
    <div class="head__sum">
      <div>
        <span class="head__label">{t('total')}</span>
        <span class={`amount header-amount${amount.length >= LONG_AMOUNT ? ' amount--long' : ''}`}>{amount}</span>
      </div>
      {deadline !== undefined && at !== 'failed' && (
        <div class="head__time">
          <span class="head__label">{t(at === 'waiting' || at === 'challenged' ? 'payWithin' : 'chooseWithin')}</span>
          <Countdown key={deadline} deadline={deadline} now={checkout.now} />
        </div>
      )}
    </div>
  );
}

interface DetailsProps {
  readonly checkout: Checkout;
  readonly transaction: Transaction;
  readonly open: Signal<boolean>;
}

function Details({ checkout, transaction, open }: DetailsProps) {
  const t = useTexts();
  const order = showsOrderId(checkout, transaction) ? t('order', { id: transaction.orderId }) : '';
  return (
    <>
      <button
        type="button"
        class="head__more"
        aria-expanded={open.value}
        aria-controls="order"
        onClick={() => (open.value = !open.value)}
      >
        <span class="clip header-order-id">{order || t('yourOrder')}</span>
        <b>
          {t(open.value ? 'hideDetails' : 'details')}
          <Icon d={down} size="xs" flip={open.value} />
        </b>
      </button>
      <Order
        id="order"
        transaction={transaction}
        customer={{ ...transaction.customer, ...checkout.said.value }}
        {...checkout.bill.value}
        open={open.value}
      />
      {order && <p class="order__id">{order}</p>}
    </>
  );
}
