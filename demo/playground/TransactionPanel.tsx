import { shown } from '../shop/order-texts.ts';
import { orderPage } from '../shop/pay.ts';
import { gateway, linkHash, orderState, pull, transaction } from './session.ts';
import { t } from './texts.ts';

const levers = ['settle', 'deny', 'expire', 'cancel', 'challenge'] as const;
const steps = { minute: 60, quarter: 900, day: 86_400 } as const;

/** The order being tried, its state in the shop, and the sandbox's levers. */
export function TransactionPanel() {
  const current = transaction.value;
  return (
    <section class="panel" aria-labelledby="current">
      <h2 id="current">{t('current')}</h2>
      {current ? (
        <dl class="facts">
          <dt class="muted">{t('order')}</dt>
          <dd>
            <a href={orderPage(current.orderId)}>{current.orderId}</a>
          </dd>
          <dt class="muted">{t('state')}</dt>
          <dd>
            <output>{orderState.value && `${shown(orderState.value).heading} (${orderState.value})`}</output>
          </dd>
          {current.token && (
            <>
              <dt class="muted">{t('token')}</dt>
              <dd>
                <code>{current.token}</code>
              </dd>
            </>
          )}
        </dl>
      ) : (
        <p class="muted">{t('none')}</p>
      )}
      {gateway.value?.sandbox && <Levers orderId={current?.orderId ?? null} />}
    </section>
  );
}

function Levers({ orderId }: { orderId: string | null }) {
  return (
    <>
      {orderId !== null && (
        <div role="group" aria-labelledby="levers" class="stack">
          <h3 id="levers" class="field__label">
            {t('levers')}
          </h3>
          <div class="row">
            {levers.map((name) => (
              <button
                key={name}
                type="button"
                class="chip chip--button"
                onClick={() => void pull(name, `levers/${name}`, { order_id: orderId })}
              >
                {name}
              </button>
            ))}
          </div>
          <p class="field__help">
            {t('secondTab')}{' '}
            <a href={`/playground#${linkHash.value}`} target="_blank" rel="noopener">
              {t('secondTabLink')}
            </a>
          </p>
        </div>
      )}
      <div role="group" aria-labelledby="clock" class="stack">
        <h3 id="clock" class="field__label">
          {t('clock')}
        </h3>
        <div class="row">
          {(Object.keys(steps) as (keyof typeof steps)[]).map((name) => (
            <button
              key={name}
              type="button"
              class="chip chip--button"
              onClick={() => void pull('clock', 'clock', { advance_s: steps[name] })}
            >
              +{t(name)}
            </button>
          ))}
        </div>
      </div>
    </>
  );
}
