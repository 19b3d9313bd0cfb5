import { computed, effect, useSignal, type Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { EntryProps } from '../method.ts';
import { texts } from './extras-texts.ts';
import type { CardForm } from './form.ts';
import { readInstalments, termsFor, type Term } from './instalments.ts';
import { Points } from './Points.tsx';
import { mismatchOf, readPromos, type Mismatch, type Promo } from './promo.ts';
import type { Extra } from './request.ts';
import { readBin } from './saved.ts';

const useTexts = translator(texts);

interface ExtrasProps extends EntryProps {
  readonly form: CardForm;
}

/** Instalments, promos and points: each only where this card and this shop have them. */
export function Extras(props: ExtrasProps) {
  const { form, transaction, channel, busy, refusal } = props;
  const { rules, prefix, bin, oneClick, means, redeemable, extra } = form;
  const promos = usePromos(props);
  /** Months; 0 is all at once. */
  const wanted = useSignal(0);
  const promoId = useSignal('');
  const points = useSignal(0);
  const givenUp = useSignal<string | undefined>(undefined);
  const self = useRef<HTMLParagraphElement>(null);
  const [instalments] = useState(() => readInstalments(transaction));
  const { required } = instalments;
  const [chosen] = useState(() =>
    computed(() => {
      // Of a card that nobody knows only what is for every card fits.
      const known = bin.value ?? (givenUp.value === prefix.value ? readBin({}) : undefined);
      const terms = termsFor(instalments, known, transaction.amount, means);
      const term = terms.find((each) => each.months === wanted.value) ?? (required ? terms[0] : undefined);
      const months = term?.months ?? 0;
      const mismatch = (each: Promo) => mismatchOf(each, prefix.value, bin.value, months);
      const promo = promos.value.find((each) => each.id === promoId.value && !mismatch(each));
      const { amount, fee = 0 } = promo ?? { amount: transaction.amount, fee: channel.fee };
      const { bank = '', debit } = bin.value ?? {};
      // They are asked for with a token, and that with a CVV.
      const hasPoints = !term && !required && !debit && !oneClick.value && rules.pointBanks.includes(bank);
      const redeemed = hasPoints ? Math.min(points.value, redeemable.value?.worth ?? 0, amount) : 0;
      return { terms, term, mismatch, promo, amount, fee, bank, hasPoints, redeemed };
    }),
  );
  useEffect(
    () =>
      effect(() => {
        const stop = required && !chosen.value.term && (() => self.current?.focus());
        extra.value = { ...extraOf(chosen.value), ...(stop && { stop }) };
        return () => (extra.value = {});
      }),
    [chosen, extra, required],
  );
  useEffect(() => {
    // Used up meanwhile: the next attempt goes without.
    if (refusal?.reason === 'promo') promoId.value = '';
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a refusal is an event: what is chosen after it stays.
  }, [refusal]);
  useAskingAgain(form, givenUp);
  const { terms, term, mismatch, amount, fee, hasPoints, redeemed } = chosen.value;

  return (
    <>
      <Instalments
        self={self}
        terms={terms}
        chosen={term}
        amount={amount + fee}
        required={required}
        busy={busy}
        lack={lackOf(form, givenUp.value)}
        again={() => (givenUp.value = undefined)}
        choose={(id) => (wanted.value = id)}
        missed={bin.value && term?.months !== wanted.value ? wanted.value : 0}
      />
      {promos.value.length > 0 && (
        <Promos
          promos={promos.value}
          chosen={promoId.value}
          busy={busy}
          choose={(id) => (promoId.value = id)}
          mismatch={mismatch}
        />
      )}
      {hasPoints && <Points {...props} amount={amount} fee={fee} points={points} redeemed={redeemed} />}
    </>
  );
}

type Lack = 'noTerms' | 'typeFirst' | 'looking' | 'unknown';

/** Why there are no instalments, where there are none. */
function lackOf({ prefix, bin }: CardForm, givenUp: string | undefined): Lack {
  if (bin.value) return 'noTerms';
  if (prefix.value.length < 8) return 'typeFirst';
  return givenUp === prefix.value ? 'unknown' : 'looking';
}

/** A lookup without an answer is given up by then, until the customer asks for it again. */
const PATIENCE_MS = 20_000;

/** What a bank's lookup did not answer is asked again for a while; `givenUp`: the digits that it was in vain for. */
function useAskingAgain({ prefix, bin, look }: CardForm, givenUp: Signal<string | undefined>) {
  const digits = prefix.value;
  const waits = digits.length === 8 && !bin.value && givenUp.value !== digits;
  useEffect(() => {
    if (!waits) return;
    look(digits);
    const timer = setInterval(() => look(digits), 5_000);
    const end = setTimeout(() => (givenUp.value = digits), PATIENCE_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(end);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `look` is new each time, and the same.
  }, [waits, digits]);
}

/** The shop's promos; without an answer the payment goes on as it is. */
function usePromos({ form, ask, transaction }: ExtrasProps) {
  const promos = useSignal<readonly Promo[]>([]);
  useEffect(() => {
    if (!form.rules.hasPromos) return;
    const path = `/snap/v1/promos/${encodeURIComponent(transaction.token)}/search`;
    ask({ to: 'app', path, method: 'POST' }).then(
      (body) => (promos.value = readPromos(body)),
      () => {},
    );
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once for a transaction.
  }, [transaction.token]);
  return promos;
}

interface Choice {
  readonly term: Term | undefined;
  readonly promo: Promo | undefined;
  readonly bank: string;
  /** Rupiah: to be paid without the fee and with no points, the fee, and the points. */
  readonly amount: number;
  readonly fee: number;
  readonly redeemed: number;
}

const extraOf = ({ term, promo, bank, amount, fee, redeemed }: Choice): Extra => ({
  params: { ...(term && { installment: term.id }), ...(redeemed > 0 && { bank, point: redeemed }) },
  ...(promo && {
    more: { promo_details: { promo_id: promo.id, discounted_gross_amount: String(promo.amount) } },
  }),
  amount: amount - redeemed,
  fee,
});

interface InstalmentsProps {
  readonly self: RefObject<HTMLParagraphElement | null>;
  readonly terms: readonly Term[];
  readonly chosen: Term | undefined;
  /** Rupiah, after a promo and with the fee. */
  readonly amount: number;
  readonly required: boolean;
  readonly lack: Lack;
  /** Asks for the card's bank again. */
  readonly again: () => void;
  readonly busy: boolean;
  readonly choose: (months: number) => void;
  /** Months that were chosen and that this card has not. */
  readonly missed: number;
}

function Instalments({ self, terms, chosen, amount, required, lack, again, busy, choose, missed }: InstalmentsProps) {
  const t = useTexts();
  const lost = missed > 0 && (
    <p class="help" role="status">
      {t('notThisCard', { months: missed })}
    </p>
  );
  if (terms.length === 0)
    return required ? (
      <>
        <p
          ref={self}
          tabIndex={-1}
          role="status"
          class={lack === 'noTerms' || lack === 'unknown' ? 'alert alert--bad' : 'caption muted'}
        >
          {t(lack)}
        </p>
        {lack === 'unknown' && (
          <button type="button" class="btn btn--line" onClick={again}>
            {t('again')}
          </button>
        )}
      </>
    ) : (
      lost || null
    );
  return (
    <fieldset class="choices stack stack--s">
      <legend>{t('instalments')}</legend>
      {!required && <Choice name="term" checked={!chosen} disabled={busy} choose={() => choose(0)} title={t('full')} />}
      {terms.map(({ id, months }) => (
        <Choice
          key={id}
          name="term"
          checked={id === chosen?.id}
          disabled={busy}
          choose={() => choose(months)}
          title={t('term', { months })}
          note={t('monthly', { amount: formatRupiah(Math.ceil(amount / months)) })}
        />
      ))}
      {lost}
    </fieldset>
  );
}

interface PromosProps {
  readonly promos: readonly Promo[];
  readonly chosen: string;
  readonly busy: boolean;
  readonly choose: (id: string) => void;
  readonly mismatch: (promo: Promo) => Mismatch | undefined;
}

function Promos({ promos, chosen, busy, choose, mismatch }: PromosProps) {
  const t = useTexts();
  const why = (promo: Promo, found: Mismatch): string => {
    const months = promo.months.filter(Boolean).join(', ');
    if (found === 'full') return t('fullOnly');
    if ((found === 'card' || found === 'open') && promo.bins.length < 4)
      return t('cardsOnly', { bins: promo.bins.map((bin) => bin.replace(/\d{4}(?=\d)/g, '$& ')).join(', ') });
    return found === 'instalments' ? t('instalmentsOnly', { months }) : t(found);
  };
  const wanted = promos.find((promo) => promo.id === chosen);
  const broken = wanted && mismatch(wanted);
  return (
    <fieldset class="choices stack stack--s">
      <legend>{t('promos')}</legend>
      {promos.map((promo) => {
        const found = mismatch(promo);
        return (
          <Choice
            key={promo.id}
            name="promo"
            checked={promo.id === chosen && !found}
            disabled={busy || found !== undefined}
            choose={() => choose(promo.id)}
            title={promo.name}
            note={found && why(promo, found)}
          >
            <span class="muted bank">{t('saves', { amount: formatRupiah(promo.discount) })}</span>
          </Choice>
        );
      })}
      <Choice
        name="promo"
        checked={chosen === '' || broken !== undefined}
        disabled={busy}
        choose={() => choose('')}
        title={t('noPromo')}
      />
      {broken && broken !== 'open' && (
        <p class="help" role="status">
          {t(broken === 'full' || broken === 'instalments' ? 'notThisTerm' : 'notNow')}
        </p>
      )}
    </fieldset>
  );
}
