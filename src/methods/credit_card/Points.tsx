import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { digitsOf } from '../../lib/digits.ts';
import { formatRupiah } from '../../lib/money.ts';
import { reformat } from '../../ui/reformat.ts';
import { Field } from '../../ui/Field.tsx';
import type { EntryProps } from '../method.ts';
import { texts } from './extras-texts.ts';
import type { CardForm, Redeemable } from './form.ts';

const useTexts = translator(texts);

interface PointsProps extends EntryProps {
  readonly form: CardForm;
  /** Rupiah that would be charged without points and without the fee; and the fee. */
  readonly amount: number;
  readonly fee: number;
  /** Rupiah that the customer wants to redeem. */
  readonly points: Signal<number>;
  /** Rupiah that are redeemed. */
  readonly redeemed: number;
}

/** A token may be charged for a quarter of an hour; a little less, since it has a way to go. */
const TOKEN_LIFE_MS = 14 * 60_000;

const numberIn = (body: unknown, name: string): number => Number((body as Record<string, unknown> | null)?.[name]) || 0;

/** A bank's points: asked for with the card's token (contract.md §3.7), then as many as the customer wants. */
export function Points({ form, ask, busy, now, transaction: { token }, amount, fee, points, redeemed }: PointsProps) {
  const t = useTexts();
  const state = useSignal<'none' | 'failed' | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const { redeemable } = form;
  const { cardToken, points: count = 0, worth = 0 } = redeemable.value ?? {};
  const asking = redeemable.value && !cardToken;
  const check = async () => {
    if (busy || asking || !form.checked()) return;
    const mine: Redeemable = {};
    redeemable.value = mine;
    state.value = undefined;
    const answered = (found: Redeemable | undefined) => {
      // Another card by now, or paid without waiting for this.
      if (redeemable.peek() !== mine) return;
      redeemable.value = found;
      points.value = found?.worth ?? 0;
      state.value = found ? (found.worth ? undefined : 'none') : 'failed';
    };
    try {
      const until = now() + TOKEN_LIFE_MS;
      const ahead = await form.tokenise();
      const path = `/snap/v1/transactions/${encodeURIComponent(token)}/point_inquiry/${encodeURIComponent(ahead)}`;
      const body = await ask({ to: 'app', path: `${path}?gross_amount=${amount}` });
      const found = { points: numberIn(body, 'point_balance'), worth: numberIn(body, 'point_balance_amount') };
      answered({ ...found, cardToken: ahead, until });
    } catch {
      answered(undefined);
    }
  };
  const typed = () => {
    const field = input.current;
    if (!field) return;
    reformat(field, (text) => String(Math.min(Number(digitsOf(text)), worth, amount)));
    points.value = Number(field.value);
  };
  return (
    <fieldset class="choices stack stack--s">
      <legend>{t('points')}</legend>
      {worth > 0 ? (
        <>
          <Field
            id="points"
            self={input}
            label={t('use')}
            help={`${t('balance', { points: formatRupiah(count).slice(2), amount: formatRupiah(worth) })} ${t('left', { amount: formatRupiah(amount + fee - redeemed) })}`}
            busy={busy}
            inputMode="numeric"
            enterkeyhint={form.asked[0] ? 'next' : 'done'}
            value={String(redeemed)}
            onInput={typed}
          />
          <button type="button" class="btn btn--quiet btn--auto" onClick={() => (points.value = 0)}>
            {t('without')}
          </button>
        </>
      ) : (
        <>
          <button type="button" class="btn btn--line" aria-disabled={busy || undefined} onClick={() => void check()}>
            {t(asking ? 'checking' : 'check')}
          </button>
          {state.value && (
            <p class="help" role="status">
              {t(state.value)}
            </p>
          )}
        </>
      )}
    </fieldset>
  );
}
