import { useState } from 'preact/hooks';
import { CopyButton } from '../page/Copy.tsx';
import { language } from '../page/language.ts';
import { grouped, pasteable, type TestCard } from './cards.ts';
import { cards, gateway } from './session.ts';
import { t } from './texts.ts';

/** The sandbox's test cards, each with what happens to a payment made with it. */
export function CardsPanel() {
  const [wanted, setWanted] = useState('');
  if (!gateway.value?.sandbox || cards.value.length === 0) return null;
  const shown = cards.value.filter((card) => matches(card, wanted));
  return (
    <section class="panel" aria-labelledby="cards">
      <h2 id="cards">{t('cards')}</h2>
      <p class="muted caption">{t('cardsAbout')}</p>
      <label class="field">
        <span class="field__label">{t('search')}</span>
        <input
          class="field__box"
          type="search"
          value={wanted}
          autocomplete="off"
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        />
      </label>
      <ul class="cards" aria-labelledby="cards">
        {shown.map((card) => (
          <Card key={card.number} card={card} />
        ))}
      </ul>
    </section>
  );
}

function matches({ number, brand, bank, outcome }: TestCard, wanted: string): boolean {
  const text = `${number} ${brand} ${bank} ${outcome.id} ${outcome.en}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Card({ card }: { card: TestCard }) {
  const { number, expiry, cvv, brand, bank, outcome } = card;
  const text = pasteable(card);
  return (
    <li class="card">
      <p class="card__outcome">{outcome[language.value]}</p>
      <p class="muted caption">
        <span class="card__number">{grouped(number)}</span> · {expiry} · {cvv}{' '}
        {[brand, bank].map((name) => name && `· ${name} `)}
      </p>
      <div class="row">
        <CopyButton text={text} label={t('copyAll', { text })} short={t('all')} />
        <CopyButton text={number} label={t('copyNumber', { number })} short={`…${number.slice(-4)}`} />
        <CopyButton text={expiry} label={t('copyExpiry', { expiry })} short={expiry} />
        <CopyButton text={cvv} label={t('copyCvv', { cvv })} short={cvv} />
      </div>
    </li>
  );
}
