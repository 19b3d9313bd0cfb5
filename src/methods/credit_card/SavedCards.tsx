import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { EntryProps } from '../method.ts';
import type { CardForm } from './form.ts';
import { MARKS } from './marks.ts';
import type { SavedCard } from './saved.ts';
import { texts } from './saved-texts.ts';

const useTexts = translator(texts);

const lastDigits = ({ masked }: SavedCard) => masked.slice(-4);

/** One card and its successor have the same number. */
const nameOf = (card: SavedCard) => `${lastDigits(card)}${card.expires && ` (${card.expires})`}`;

interface SavedCardsProps extends EntryProps {
  readonly form: CardForm;
}

/** The customer's saved cards, and the way to another one. */
export function SavedCards({ form, busy, ask, transaction: { token } }: SavedCardsProps) {
  const t = useTexts();
  const cards = useSignal(form.rules.saved);
  const removing = useSignal<SavedCard | undefined>(undefined);
  const failed = useSignal(false);
  const self = useRef<HTMLFieldSetElement>(null);
  const {
    saved,
    inputs: { number, cvv },
  } = form;
  useEffect(() => {
    // The row that had the focus is gone.
    if (cards.value !== form.rules.saved) (self.current ?? number.current)?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a removal is an event.
  }, [cards.value]);
  if (cards.value.length === 0) return null;
  const choose = (card: SavedCard | undefined) => {
    saved.value = card;
    // Nothing of one card is another's.
    if (cvv.current) cvv.current.value = '';
    form.look('');
    form.errors.value = {};
    form.redeemable.value = undefined;
  };
  const remove = (card: SavedCard) => {
    removing.value = undefined;
    failed.value = false;
    const gone = () => {
      cards.value = cards.value.filter((each) => each !== card);
      if (saved.value === card) choose(cards.value.find(({ holds }) => holds));
    };
    const path = `/snap/v1/transactions/${encodeURIComponent(token)}/saved_tokens/${encodeURIComponent(card.token)}`;
    ask({ to: 'app', path, method: 'DELETE' }).then(gone, (error: { code?: string }) => {
      // Removed elsewhere.
      if (error.code === 'not_found') gone();
      else failed.value = true;
    });
  };
  return (
    <fieldset ref={self} tabIndex={-1} class="choices stack stack--s">
      <legend>{t('title')}</legend>
      {cards.value.map((card) => (
        <Fragment key={card.token}>
          <Row
            card={card}
            chosen={card === saved.value}
            busy={busy}
            choose={() => choose(card)}
            remove={() => (removing.value = card)}
          />
          {card === removing.value && (
            <Sure card={card} remove={() => remove(card)} keep={() => (removing.value = undefined)} />
          )}
        </Fragment>
      ))}
      <Choice
        name="card"
        checked={!saved.value}
        disabled={busy}
        choose={() => choose(undefined)}
        title={t('another')}
      />
      {failed.value && <p role="alert">{t('failed')}</p>}
      {form.oneClick.value && <p class="caption muted">{t('oneClick')}</p>}
    </fieldset>
  );
}

interface RowProps {
  readonly card: SavedCard;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly choose: () => void;
  readonly remove: () => void;
}

function Row({ card, chosen, busy, choose, remove }: RowProps) {
  const t = useTexts();
  const mark = MARKS[card.bin.brand];
  const digits = lastDigits(card);
  const id = `card-${card.token}`;
  return (
    <div class="choice">
      <input type="radio" name="card" id={id} disabled={busy || !card.holds} checked={chosen} onChange={choose} />
      <label class="choice__text" for={id}>
        <span class="sr">{t('ends', { digits })}</span>
        <span aria-hidden="true">•••• {digits}</span> {card.bin.bank.toUpperCase()}{' '}
        <small>
          {!card.holds && t('expired')} {card.expires}
        </small>
      </label>
      {mark && <img class="mark" src={mark} alt="" width="32" height="20" />}
      {card.removable && (
        <button
          type="button"
          class="btn btn--quiet btn--auto"
          aria-label={t('removeThis', { digits: nameOf(card) })}
          aria-disabled={busy || undefined}
          onClick={() => !busy && remove()}
        >
          {t('remove')}
        </button>
      )}
    </div>
  );
}

interface SureProps extends Pick<RowProps, 'card' | 'remove'> {
  readonly keep: () => void;
}

function Sure({ card, remove, keep }: SureProps) {
  const t = useTexts();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    first.current?.focus();
    return () => before?.focus();
  }, []);
  return (
    <div class="alert" role="alert">
      <div>
        {t('sure', { digits: nameOf(card) })}
        <div class="two">
          <button type="button" class="btn btn--quiet" onClick={remove}>
            {t('remove')}
          </button>
          <button type="button" class="btn btn--quiet" ref={first} onClick={keep}>
            {t('keep')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** The customer's wish to have this card saved. */
export function SaveIt({ form: { save }, busy }: Pick<SavedCardsProps, 'form' | 'busy'>) {
  const t = useTexts();
  return (
    <Choice
      type="checkbox"
      name="save_card"
      checked={save.value}
      disabled={busy}
      choose={(checked) => (save.value = checked)}
      title={t('saveIt')}
      note={t('saveItMore')}
    />
  );
}
