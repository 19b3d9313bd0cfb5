import { Icon } from '../page/icons.tsx';
import { language, rupiah, unbroken } from '../page/language.ts';
import type { Product } from './catalogue.ts';
import { t } from './texts.ts';

/** A product on the shelf, with the number in the basket on it once there is one. */
export function ProductCard({
  product,
  quantity,
  max,
  change,
}: {
  product: Product;
  quantity: number;
  max: number;
  change: (by: number) => void;
}) {
  const name = product.name[language.value];
  return (
    <li class={`product tone-${product.tone}`}>
      <Picture look={product.look} />
      <h2 class="product__name">{unbroken(name)}</h2>
      <p class="caption muted product__about">{product.about[language.value]}</p>
      <p class="product__price">{rupiah(product.price)}</p>
      {quantity === 0 ? (
        <button
          type="button"
          class="button button--line button--small"
          aria-label={t('addNamed', { name })}
          onClick={() => change(1)}
        >
          <Icon name="plus" small />
          {t('add')}
        </button>
      ) : (
        <Stepper name={name} quantity={quantity} max={max} change={change} />
      )}
    </li>
  );
}

/** Fewer, how many, more. */
export function Stepper(props: { name: string; quantity: number; max: number; change: (by: number) => void }) {
  const { name, quantity, max, change } = props;
  return (
    <div class="stepper">
      <button type="button" aria-label={t('less', { name })} onClick={() => change(-1)}>
        <Icon name="minus" small />
      </button>
      <output aria-label={name}>{quantity}</output>
      <button type="button" aria-label={t('more', { name })} disabled={quantity >= max} onClick={() => change(1)}>
        <Icon name="plus" small />
      </button>
    </div>
  );
}

const drawings = {
  bag: ['M62 34h76l8 130H54z', 'M58 26h84v16H58z', 'M78 84h44v36H78z'],
  bottle: ['M84 24h32v14l16 28v98H68V66l16-28z', 'M82 20h36v14H82z', 'M68 92h64v40H68z'],
  drip: ['M44 66h112v98H44z', 'M44 50h112v22H44z', 'M74 92h52v40H74z'],
} as const;

function Picture({ look }: { look: Product['look'] }) {
  const [body, top, label] = drawings[look];
  return (
    <svg class="product__picture" viewBox="0 0 200 180" aria-hidden="true">
      <path class="picture__body" d={body} />
      <path class="picture__top" d={top} />
      <path class="picture__label" d={label} />
      <path class="picture__peak" d="M82 114l12-16 7 9 6-7 11 14z" />
    </svg>
  );
}
