import { language } from '../../i18n/i18n.ts';
import { formatMoment } from '../../lib/calendar.ts';
import { formatRupiah } from '../../lib/money.ts';
import { methods } from '../../methods/index.ts';
import '../../ui/print-style.ts';
import { Part, Slip, Tear } from '../../ui/Slip.tsx';
import type { Ended, Waiting } from '../step.ts';
import { useResultTexts } from './result-texts.ts';

interface ReceiptProps {
  readonly step: Ended | Waiting;
  readonly paid?: boolean;
}

/** What was paid, how, for what and when; it can be printed. */
export function Receipt({ step: { charge, transaction }, paid }: ReceiptProps) {
  const t = useResultTexts();
  const method = methods.get(charge.method ?? '')?.name[language.value];
  const card = charge.maskedCard && `•••• ${charge.maskedCard.slice(-4)}`;
  const { amount, points, months } = charge;
  const monthly = months && formatRupiah(Math.ceil(amount / months));
  const facts = [
    [t('byPoints'), points && formatRupiah(points)],
    [t('byCard'), points && formatRupiah(amount - points)],
    [t('instalments'), monthly && t('monthly', { months, amount: monthly })],
    [t('method'), [method, card].filter(Boolean).join(' ')],
    [t('orderId'), transaction.orderId],
    [t('time'), charge.at && formatMoment(charge.at, language.value, { weekday: false })],
    [t('transaction'), paid && charge.transactionId],
  ] as const;
  return (
    <Slip>
      <Part kind="pair">
        <span class="muted">{t(paid ? 'amountPaid' : 'amount')}</span>
        <span class="pair__amount">{formatRupiah(amount)}</span>
      </Part>
      <Tear />
      <Part>
        <dl class="kv">
          {facts.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      </Part>
    </Slip>
  );
}
