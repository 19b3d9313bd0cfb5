import { Icon } from '../page/icons.tsx';
import { rupiah } from '../page/language.ts';
import { isObject, valueAt, withValue, type Json, type JsonObject } from './json.ts';
import { FieldInput } from './FieldInput.tsx';
import { change, settings } from './session.ts';
import { t } from './texts.ts';

const GROSS = 'transaction_details.gross_amount';
const columns = [
  { path: 'name', kind: 'text' },
  { path: 'price', kind: 'integer' },
  { path: 'quantity', kind: 'integer' },
  { path: 'id', kind: 'text' },
] as const;

/** The items, one block each, and a button that makes the amount fit them. */
export function Items() {
  const { request } = settings.value;
  const items = request['item_details'];
  const list: Json[] = Array.isArray(items) ? items : [];
  const put = (next: Json[]) =>
    change({ request: withValue(request, 'item_details', next.length > 0 ? next : undefined) });
  const total = sumOf(list);
  return (
    <div class="items">
      {list.map((item, index) => (
        <Item
          key={index}
          number={index + 1}
          item={isObject(item) ? item : {}}
          put={(next) => put(list.map((other, at) => (at === index ? next : other)))}
          remove={() => put(list.filter((_, at) => at !== index))}
        />
      ))}
      <div class="row">
        <button
          type="button"
          class="button button--line button--small"
          onClick={() => put([...list, { id: `item-${list.length + 1}`, name: 'Kopi', price: 10_000, quantity: 1 }])}
        >
          <Icon name="plus" small />
          {t('addItem')}
        </button>
        {list.length > 0 && total !== valueAt(request, GROSS) && (
          <button
            type="button"
            class="button button--quiet button--small"
            onClick={() => change({ request: withValue(request, GROSS, total) })}
          >
            {t('sum', { amount: rupiah(total) })}
          </button>
        )}
      </div>
    </div>
  );
}

function Item(props: { number: number; item: JsonObject; put: (item: JsonObject) => void; remove: () => void }) {
  const { number, item, put, remove } = props;
  const name = typeof item['name'] === 'string' && item['name'] ? item['name'] : t('item', { number });
  return (
    <fieldset class="item">
      <legend class="sr">{t('item', { number })}</legend>
      {columns.map((field) => (
        <FieldInput
          key={field.path}
          field={field}
          value={item[field.path]}
          set={(value) => put(withValue(item, field.path, value))}
        />
      ))}
      <button type="button" class="item__remove" aria-label={t('removeItem', { name })} onClick={remove}>
        <Icon name="cross" small />
      </button>
    </fieldset>
  );
}

function sumOf(items: readonly Json[]): number {
  return items.filter(isObject).reduce((sum, { price, quantity }) => sum + Number(price) * Number(quantity), 0);
}
