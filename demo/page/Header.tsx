import { Icon } from './icons.tsx';
import { language, speak, texts } from './language.ts';

const t = texts({
  id: {
    skip: 'Ke isi halaman',
    home: 'Kopi Lereng, ke toko',
    shop: 'Toko',
    playground: 'Playground',
    other: 'Ganti ke bahasa Inggris',
    nav: 'Halaman',
  },
  en: {
    skip: 'Skip to content',
    home: 'Kopi Lereng, to the shop',
    shop: 'Shop',
    playground: 'Playground',
    other: 'Switch to Indonesian',
    nav: 'Pages',
  },
});

/** The bar on top of both pages. */
export function Header({ here }: { here: 'shop' | 'order' | 'playground' }) {
  const other = language.value === 'id' ? 'en' : 'id';
  return (
    <header class="top">
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <a class="top__home" href="/" aria-label={t('home')}>
        <span class="top__logo">
          <Icon name="peak" />
        </span>
        <span class="top__name">Kopi Lereng</span>
      </a>
      <nav class="top__nav" aria-label={t('nav')}>
        <a href="/" aria-current={here === 'shop' ? 'page' : undefined}>
          {t('shop')}
        </a>
        <a href="/playground" aria-current={here === 'playground' ? 'page' : undefined}>
          {t('playground')}
        </a>
      </nav>
      <button type="button" class="top__language" aria-label={t('other')} onClick={() => speak(other)}>
        {other.toUpperCase()}
      </button>
    </header>
  );
}
