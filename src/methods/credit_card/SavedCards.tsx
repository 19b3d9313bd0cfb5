import { useSignal } from '@preact/signals';

import { translator } from '../../i18n/i18n.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { EntryProps } from '../method.ts';
import type { CardForm } from './form.ts';
import { MARKS } from './marks.ts';
import type { SavedCard } from './saved.ts';
import { texts } from './saved-texts.ts';

const useTexts = translator(texts);

const lastDigits = ({ masked }: SavedCard) => masked.slice(-4);

interface SavedCardsProps extends EntryProps {
  readonly form: CardForm;
}

/** The customer's saved cards, and the way to another one. */
export function SavedCards({ form, busy, ask, transaction: { token } }: SavedCardsProps) {
  const t = useTexts();
  const cards = useSignal(form.rules.saved);
  const removing = useSignal<SavedCard | undefined>(undefined);
  const failed = useSignal(false);
  const { saved } = form;
  if (cards.value.length === 0) return null;
  const choose = (card: SavedCard | undefined) => {
    saved.value = card;
    form.errors.value = {};
    form.redeemable.value = undefined;
  };
  const remove = (card: SavedCard) => {
    removing.value = undefined;
    const path = `/snap/v1/transactions/${encodeURIComponent(token)}/saved_tokens/${encodeURIComponent(card.masked)}`;
    ask({ to: 'app', path, method: 'DELETE' }).then(
      () => {
        cards.value = cards.value.filter((each) => each !== card);
        if (saved.value === card) choose(cards.value.find(({ holds }) => holds));
      },
      () => (failed.value = true),
    );
  };
  return (
    <fieldset class="choices stack stack--s">
      <legend>{t('title')}</legend>
      {cards.value.map((card) =>
        card === removing.value ? (
          <Sure key={card.token} card={card} remove={() => remove(card)} keep={() => (removing.value = undefined)} />
        ) : (
          <Row
            key={card.token}
            card={card}
            chosen={card === saved.value}
            busy={busy}
            choose={() => choose(card)}
            remove={() => (removing.value = card)}
          />
        ),
      )}
      <Choice
        name="card"
        checked={!saved.value}
        disabled={busy}
        choose={() => choose(undefined)}
        title={t('another')}
      />
      {failed.value && <p role="alert">{t('failed')}</p>}
      {saved.value?.oneClick && <p class="caption muted">{t('oneClick')}</p>}
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
  return (
    <div class="choice">
      <input
        type="radio"
        name="card"
        id={`card-${card.masked}`}
        disabled={busy || !card.holds}
        checked={chosen}
        onChange={choose}
      />
      <label class="choice__text" for={`card-${card.masked}`}>
        <span class="sr">{t('ends', { digits })}</span>
        <span aria-hidden="true">•••• {digits}</span> {card.bin.bank.toUpperCase()}
        {!card.holds && <small>{t('expired')}</small>}
      </label>
      {mark && <img class="mark" src={mark} alt="" width="32" height="20" />}
      <button
        type="button"
        class="btn btn--quiet btn--auto"
        aria-label={t('removeThis', { digits })}
        aria-disabled={busy || undefined}
        onClick={() => !busy && remove()}
      >
        {t('remove')}
      </button>
    </div>
  );
}

function Sure({
  card,
  remove,
  keep,
}: {
  readonly card: SavedCard;
  readonly remove: () => void;
  readonly keep: () => void;
}) {
  const t = useTexts();
  const focus = (button: HTMLButtonElement | null) => button?.focus();
  return (
    <div class="alert" role="alert">
      <div>
        {t('sure', { digits: lastDigits(card) })}
        <button type="button" class="btn btn--quiet btn--auto" onClick={remove}>
          {t('remove')}
        </button>
        <button type="button" class="btn btn--quiet btn--auto" ref={focus} onClick={keep}>
          {t('keep')}
        </button>
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
