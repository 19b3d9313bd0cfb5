'use strict';

/**
 * The sandbox adds this to the checkout page that it serves: its test cards below the card form, each with its outcome, typed
 * in when chosen. It finds the form by its `autocomplete` names and knows nothing else of it (docs/decisions/005).
 */
(() => {
  /** @typedef {'en' | 'id'} Language */
  /** @typedef {{ number: string, expiry: string, cvv: string, bank?: string, outcome: Record<Language, string> }} Card */
  /** @type {Card[]} */
  const CARDS = [];
  /** @type {Record<Language, string>} */
  const TITLE = { en: 'Test cards (sandbox)', id: 'Kartu uji (sandbox)' };

  const style = new CSSStyleSheet();
  style.replaceSync(`
    .test-cards { border: 1px dashed var(--line-control); border-radius: var(--radius-control); font-size: 13px; line-height: 20px }
    .test-cards summary { min-height: 44px; padding: 12px; box-sizing: border-box; cursor: pointer; font-weight: 600 }
    .test-cards ul { list-style: none; margin: 0; padding: 0 8px 8px; max-height: 264px; overflow-y: auto; display: grid; gap: 8px }
    .test-cards button { width: 100%; min-height: 44px; padding: 4px 8px; border: 0; border-radius: 8px; background: var(--surface-sunken); color: var(--text); font: inherit; text-align: start; cursor: pointer }
    .test-cards b { display: block; font-variant-numeric: tabular-nums }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

  /** @returns {Language} */
  const language = () => (document.documentElement.lang === 'en' ? 'en' : 'id');

  /** @type {(form: Element, name: string) => HTMLInputElement | null} */
  const field = (form, name) => form.querySelector(`input[autocomplete~="${name}"]`);

  /** As if typed: the form's own listeners hear it. @type {(form: Element, name: string, text: string) => void} */
  const type = (form, name, text) => {
    const input = field(form, name);
    if (!input || input.readOnly || input.disabled) return;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  };

  /** @type {(name: string, ...children: (Node | string)[]) => HTMLElement} */
  const element = (name, ...children) => {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  };

  /** @type {(form: HTMLFormElement, card: Card, close: () => void) => HTMLElement} */
  const row = (form, card, close) => {
    const button = document.createElement('button');
    button.type = 'button';
    const number = card.number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
    button.append(element('b', number), card.outcome[language()], card.bank ? `, ${card.bank.toUpperCase()}` : '');
    button.addEventListener('click', () => {
      type(form, 'cc-number', card.number);
      type(form, 'cc-exp', card.expiry);
      type(form, 'cc-csc', card.cvv);
      close();
      const pay = form.querySelector('[type="submit"]');
      if (pay instanceof HTMLElement) pay.focus();
    });
    return element('li', button);
  };

  /** @type {(form: HTMLFormElement) => HTMLElement} */
  const panel = (form) => {
    const details = document.createElement('details');
    details.className = 'test-cards';
    details.lang = language();
    const rows = CARDS.map((card) => row(form, card, () => (details.open = false)));
    details.append(element('summary', TITLE[language()]), element('ul', ...rows));
    return details;
  };

  /** Below the fields, above the pay button; anew when the language changes. */
  const show = () => {
    const form = field(document.documentElement, 'cc-csc')?.form;
    /** @type {HTMLElement | null | undefined} */
    const shown = form?.querySelector('.test-cards');
    if (!form || shown?.lang === language()) return;
    if (shown) shown.replaceWith(panel(form));
    else ([...form.children].find((part) => field(part, 'cc-number')) ?? form).append(panel(form));
  };
  new MutationObserver(show).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributeFilter: ['lang'],
  });
  show();
})();
