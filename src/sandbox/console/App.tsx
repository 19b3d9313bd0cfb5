import { useEffect, useRef } from 'preact/hooks';
import { language, translator } from '../../i18n/i18n.ts';
import { Faults } from './Faults.tsx';
import { chooseLanguage } from './language.ts';
import { Merchants } from './Merchants.tsx';
import { isAnswering, isHeld, isLive, place, said, SECTIONS, type Section } from './model.ts';
import { Notifications } from './Notifications.tsx';
import { Outbox } from './Outbox.tsx';
import { texts } from './texts.ts';
import { Timeline } from './Timeline.tsx';
import { Tools } from './Tools.tsx';
import { Transactions } from './Transactions.tsx';

const useTexts = translator(texts);

function Screen({ section, id }: { readonly section: Section; readonly id: string | undefined }) {
  switch (section) {
    case 'transactions':
      return id === undefined ? <Transactions /> : <Timeline id={id} />;
    case 'notifications':
      return <Notifications />;
    case 'faults':
      return <Faults />;
    case 'merchants':
      return <Merchants id={id} />;
    case 'outbox':
      return <Outbox />;
    case 'tools':
      return <Tools />;
  }
}

function Bar({ section }: { readonly section: Section }) {
  const t = useTexts();
  const words = language.value;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    // By hand: scrollIntoView would move the page as well.
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - 48;
  }, [section, words]);
  return (
    <header class="bar" aria-label={t('title')}>
      <p class="brand">{t('title')}</p>
      <nav ref={nav} aria-label={t('sections')}>
        {SECTIONS.map((name) => (
          <a key={name} href={`#/${name}`} {...(name === section && { 'aria-current': 'page' as const })}>
            {t(name)}
          </a>
        ))}
      </nav>
      <span class={`live ${isLive.value ? 'on' : ''}`}>
        {t(isLive.value ? 'live' : isAnswering.value ? 'polling' : 'silent')}
      </span>
      <select
        aria-label={t('language')}
        value={language.value}
        onChange={({ currentTarget }) => chooseLanguage(currentTarget.value === 'en' ? 'en' : 'id')}
      >
        <option value="en">English</option>
        <option value="id">Indonesia</option>
      </select>
    </header>
  );
}

/** The console of the sandbox: everything its levers can do, for a person. */
export function App() {
  const t = useTexts();
  const { section, id } = place.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  const title = `${t(section)} · ${t('title')}`;
  useEffect(() => void (document.title = title), [title]);
  useEffect(() => {
    // Screen readers are told where they are now; at the start they know.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [section, id]);
  return (
    <>
      <button type="button" class="skip" onClick={() => heading.current?.focus()}>
        {t('skip')}
      </button>
      <Bar section={section} />
      <main aria-label={t(section)} class={isHeld.value ? 'held' : undefined}>
        <h1 ref={heading} tabIndex={-1}>
          {section === 'transactions' && id !== undefined ? t('timeline') : t(section)}
        </h1>
        <Screen section={section} id={id} />
      </main>
      <p class="said" role="status">
        {said.value}
      </p>
    </>
  );
}
