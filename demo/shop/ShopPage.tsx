import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, problemOf } from '../page/back-end.ts';
import { Header } from '../page/Header.tsx';
import { Icon } from '../page/icons.tsx';
import { read, write } from '../page/language.ts';
import { pageSnap } from '../page/snap.ts';
import { Basket, type Way } from './Basket.tsx';
import { adjusted, restoredCart, type Cart } from './cart.ts';
import type { Catalogue } from './catalogue.ts';
import { fullWindow, openCheckout, orderPage, placeOrder, type Customer } from './pay.ts';
import { ProductCard } from './Product.tsx';
import { sorry, t } from './texts.ts';

const STORED = 'kopi-lereng.basket';

/** What the shop has to say about the last attempt to pay. */
type Word = { about: 'closed'; order: string } | { about: 'problem'; code: string } | { about: 'no-snap' } | null;

/** The shelf and the basket. */
export function ShopPage() {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const [cart, setCart] = useState<Cart>({});
  const [busy, setBusy] = useState(false);
  const [word, setWord] = useState<Word>(null);

  useEffect(() => {
    ask<Catalogue>('/catalogue').then(
      (sold) => {
        setCatalogue(sold);
        setCart(restoredCart(read(STORED), new Set(sold.products.map(({ id }) => id)), sold.max_quantity));
      },
      (thrown: unknown) => setWord({ about: 'problem', code: problemOf(thrown).code }),
    );
  }, []);

  const change = (id: string, by: number) => {
    const next = adjusted(cart, id, by, catalogue?.max_quantity ?? 0);
    setCart(next);
    write(STORED, JSON.stringify(next));
  };

  const pay = async (customer: Customer, way: Way) => {
    const snap = pageSnap();
    if (way === 'popup' && !snap) return setWord({ about: 'no-snap' });
    setBusy(true);
    setWord(null);
    // The sheet is there at once, with its skeleton, while the back end fetches the token.
    if (way === 'popup') snap?.show();
    try {
      const order = await placeOrder(cart, customer);
      const empty = () => write(STORED, '{}');
      if (way === 'window') {
        empty();
        location.assign(fullWindow(order) ?? orderPage(order.id));
      } else {
        openCheckout(order, { left: empty, closed: () => setWord({ about: 'closed', order: order.id }) });
      }
    } catch (thrown) {
      snap?.hide();
      setWord({ about: 'problem', code: problemOf(thrown).code });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Header here="shop" />
      <main id="content" class="shop">
        <div class="shop__intro">
          <h1>{t('heading')}</h1>
          <p class="muted">{t('about')}</p>
        </div>
        <WordToCustomer word={word} />
        {catalogue ? (
          <div class="shop__columns">
            <ul class="shelf">
              {catalogue.products.map((product) => (
                <ProductCard
                  key={product.id}
                  product={product}
                  quantity={cart[product.id] ?? 0}
                  max={catalogue.max_quantity}
                  change={(by) => change(product.id, by)}
                />
              ))}
            </ul>
            <Basket
              catalogue={catalogue}
              cart={cart}
              busy={busy}
              change={change}
              pay={(customer, way) => void pay(customer, way)}
            />
          </div>
        ) : (
          word === null && <p class="muted">{t('loading')}</p>
        )}
      </main>
    </>
  );
}

function WordToCustomer({ word }: { word: Word }) {
  const place = useRef<HTMLDivElement>(null);
  // On a phone the button is at the bottom of a long page, and this above its top.
  useEffect(() => {
    if (word) place.current?.scrollIntoView({ block: 'nearest' });
  }, [word]);
  return (
    <div role="status" ref={place} class="shop__word">
      {word?.about === 'closed' && (
        <p class="notice notice--warning">
          <Icon name="clock" />
          <span>
            {t('closed', { id: word.order })} <a href={orderPage(word.order)}>{t('toOrder')}</a>
          </span>
        </p>
      )}
      {word && word.about !== 'closed' && (
        <p class="notice notice--danger">
          <Icon name="alert" />
          <span>{word.about === 'no-snap' ? t('noSnap') : sorry(word.code)}</span>
        </p>
      )}
    </div>
  );
}
