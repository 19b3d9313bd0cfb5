import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { Field } from '../../ui/Field.tsx';
import type { EntryProps } from '../method.ts';
import { texts } from './extras-texts.ts';
import type { CardForm } from './form.ts';

const useTexts = translator(texts);

interface PointsProps extends EntryProps {
  readonly form: CardForm;
  /** Rupiah that would be charged without points. */
  readonly amount: number;
  /** Rupiah that the customer wants to redeem. */
  readonly points: Signal<number>;
  /** Rupiah that are redeemed. */
  readonly redeemed: number;
}

const numberIn = (body: unknown, name: string): number => Number((body as Record<string, unknown> | null)?.[name]) || 0;

/** A bank's points: asked for with the card's token (contract.md §3.7), then as many as the customer wants. */
export function Points({ form, ask, busy, transaction: { token }, amount, points, redeemed }: PointsProps) {
  const t = useTexts();
  const state = useSignal<'idle' | 'asking' | 'none' | 'failed'>('idle');
  const input = useRef<HTMLInputElement>(null);
  const { redeemable } = form;
  const check = async () => {
    if (busy || state.peek() === 'asking' || !form.checked()) return;
    state.value = 'asking';
    try {
      const cardToken = await form.tokenise();
      const path = `/snap/v1/transactions/${encodeURIComponent(token)}/point_inquiry/${encodeURIComponent(cardToken)}`;
      const body = await ask({ to: 'app', path: `${path}?gross_amount=${amount}` });
      const worth = numberIn(body, 'point_balance_amount');
      redeemable.value = { cardToken, points: numberIn(body, 'point_balance'), worth };
      points.value = Math.min(worth, amount);
      state.value = worth > 0 ? 'idle' : 'none';
    } catch {
      state.value = 'failed';
    }
  };
  const { points: count = 0, worth = 0 } = redeemable.value ?? {};
  return (
    <fieldset class="choices stack stack--s">
      <legend>{t('points')}</legend>
      {worth > 0 ? (
        <>
          <Field
            id="points"
            self={input}
            label={t('use')}
            help={`${t('balance', { points: formatRupiah(count).slice(2), amount: formatRupiah(worth) })} ${t('left', { amount: formatRupiah(amount - redeemed) })}`}
            busy={busy}
            inputMode="numeric"
            value={String(redeemed)}
            onInput={() => (points.value = Number((input.current?.value ?? '').replace(/\D/g, '')))}
          />
          <button type="button" class="btn btn--quiet btn--auto" onClick={() => (points.value = 0)}>
            {t('without')}
          </button>
        </>
      ) : (
        <>
          <button type="button" class="btn btn--line" aria-disabled={busy || undefined} onClick={() => void check()}>
            {t(state.value === 'asking' ? 'checking' : 'check')}
          </button>
          {(state.value === 'none' || state.value === 'failed') && (
            <p class="help" role="status">
              {t(state.value)}
            </p>
          )}
        </>
      )}
    </fieldset>
  );
}
