import { computed, effect, useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { EntryProps } from '../method.ts';
import { texts } from './extras-texts.ts';
import type { CardForm } from './form.ts';
import { Points } from './Points.tsx';
import { mismatchOf, readPromos, type Mismatch, type Promo } from './promo.ts';
import type { Extra } from './request.ts';
import type { Term } from './rules.ts';

const useTexts = translator(texts);

interface ExtrasProps extends EntryProps {
  readonly form: CardForm;
}

/** Instalments, promos and points: each only where this card and this shop have them. */
export function Extras(props: ExtrasProps) {
  const { form, transaction, busy, refusal } = props;
  const { rules, prefix, bin, terms, redeemable, extra } = form;
  const promos = usePromos(props);
  const termId = useSignal('');
  const promoId = useSignal('');
  const points = useSignal(0);
  const { required } = rules.instalments;
  const [chosen] = useState(() =>
    computed(() => {
      const term = terms.value.find(({ id }) => id === termId.value) ?? (required ? terms.value[0] : undefined);
      const months = term?.months ?? 0;
      const mismatch = (each: Promo) => mismatchOf(each, prefix.value, bin.value, months);
      const promo = promos.value.find((each) => each.id === promoId.value && !mismatch(each));
      const amount = promo?.amount ?? transaction.amount;
      const { bank = '', debit } = bin.value ?? {};
      const hasPoints = !term && !required && !debit && rules.pointBanks.includes(bank);
      const redeemed = hasPoints && redeemable.value ? Math.min(points.value, redeemable.value.worth, amount) : 0;
      return { term, mismatch, promo, amount, bank, hasPoints, redeemed };
    }),
  );
  useEffect(
    () =>
      effect(() => {
        extra.value = extraOf(chosen.value);
        return () => (extra.value = extraOf());
      }),
    [chosen, extra],
  );
  useEffect(() => {
    // Used up meanwhile: the next attempt goes without.
    if (refusal?.reason === 'promo') promoId.value = '';
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a refusal is an event: what is chosen after it stays.
  }, [refusal]);
  const { term, mismatch, amount, hasPoints, redeemed } = chosen.value;

  return (
    <>
      <Instalments
        terms={terms.value}
        chosen={term}
        amount={amount}
        required={required}
        busy={busy}
        known={bin.value !== undefined}
        choose={(id) => (termId.value = id)}
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
      {hasPoints && <Points {...props} amount={amount} points={points} redeemed={redeemed} />}
    </>
  );
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
  /** Rupiah. */
  readonly redeemed: number;
}

/** Nothing chosen is nothing added. */
const extraOf = ({ term, promo, bank, redeemed = 0 }: Partial<Choice> = {}): Extra => ({
  params: { ...(term && { installment: term.id }), ...(redeemed > 0 && { bank, point: redeemed }) },
  points: redeemed,
  ...(promo && { promo }),
});

interface InstalmentsProps {
  readonly terms: readonly Term[];
  readonly chosen: Term | undefined;
  /** Rupiah, after a promo. */
  readonly amount: number;
  readonly required: boolean;
  /** The gateway knows this card. */
  readonly known: boolean;
  readonly busy: boolean;
  readonly choose: (id: string) => void;
}

function Instalments({ terms, chosen, amount, required, known, busy, choose }: InstalmentsProps) {
  const t = useTexts();
  if (terms.length === 0)
    return required ? (
      <p class={known ? 'alert alert--bad' : 'caption muted'}>{t(known ? 'noTerms' : 'typeFirst')}</p>
    ) : null;
  return (
    <fieldset class="choices stack stack--s">
      <legend>{t('instalments')}</legend>
      {!required && (
        <Choice name="term" checked={!chosen} disabled={busy} choose={() => choose('')} title={t('full')} />
      )}
      {terms.map(({ id, months }) => (
        <Choice
          key={id}
          name="term"
          checked={id === chosen?.id}
          disabled={busy}
          choose={() => choose(id)}
          title={t('term', { months })}
          note={t('monthly', { amount: formatRupiah(Math.ceil(amount / months)) })}
        />
      ))}
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
    return found === 'card' || found === 'debit' ? t(found) : t('instalmentsOnly', { months });
  };
  const broken = promos.some((promo) => promo.id === chosen && mismatch(promo));
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
        checked={chosen === '' || broken}
        disabled={busy}
        choose={() => choose('')}
        title={t('noPromo')}
      />
      {broken && (
        <p class="help" role="status">
          {t('notNow')}
        </p>
      )}
    </fieldset>
  );
}
