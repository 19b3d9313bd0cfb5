import { computed, useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { brandOf, type CardBrand } from '../../lib/card-brand.ts';
import { digitsOf } from '../../lib/digits.ts';
import { reformat } from '../../ui/reformat.ts';
import { askedOf, CONTACT, contactError, type ContactName } from '../contact.ts';
import type { EntryProps } from '../method.ts';
import { useBin } from './bin.ts';
import { checkNumber, groupNumber, LONGEST } from './brand.ts';
import { expiryError, formatExpiry } from './expiry.ts';
import { parsePasted } from './paste.ts';
import { cardIn, requestOf, type Chosen, type Extra, type FieldName, type TextOf } from './request.ts';
import { isBlocked, means, readRules, type CardRules } from './rules.ts';
import type { Bin, SavedCard } from './saved.ts';
import type { texts } from './texts.ts';

const CARD = ['number', 'expiry', 'cvv'] as const;
/** In the order of the form: the first wrong one gets the focus. */
const FIELDS = [...CARD, ...CONTACT] as const satisfies readonly FieldName[];

export type ErrorText = keyof typeof texts.en;
type Inputs = Readonly<Record<FieldName, RefObject<HTMLInputElement | null>>>;

/** What a card's points are worth, once the bank has said. */
export interface Redeemable {
  /** Absent while it is being asked. */
  readonly cardToken?: string;
  /** Until when that can be charged, epoch milliseconds by the gateway's clock. */
  readonly until?: number;
  readonly points?: number;
  /** Rupiah. */
  readonly worth?: number;
}

/**
 * The card form. What is typed stays in its inputs; signals hold only the brand, the first eight digits and which text is
 * shown where.
 */
export interface CardForm {
  readonly rules: CardRules;
  readonly inputs: Inputs;
  /** What is asked about who pays. */
  readonly asked: readonly ContactName[];
  /** The customer wants this card saved. */
  readonly save: Signal<boolean>;
  /** The saved card that is used; `undefined` while a number is to be typed. */
  readonly saved: Signal<SavedCard | undefined>;
  /** It needs no CVV: once the order has a charge, every card does. */
  readonly oneClick: ReadonlySignal<boolean>;
  readonly tried: Signal<boolean>;
  readonly brand: ReadonlySignal<CardBrand>;
  /** The first digits, eight at most, of what is typed or saved; and what they say. */
  readonly prefix: ReadonlySignal<string>;
  readonly bin: ReadonlySignal<Bin | undefined>;
  readonly look: (digits: string) => void;
  /** Whether an entry of one of the merchant's lists means this card; `undefined` while too little is known of it. */
  readonly means: (entry: string) => boolean | undefined;
  /** Instalments, promo and points, as chosen. */
  readonly extra: Signal<Extra>;
  /** What this card's points are worth, and the token that they were asked for with; gone once the card is changed. */
  readonly redeemable: Signal<Redeemable | undefined>;
  readonly errors: Signal<Partial<Record<FieldName, ErrorText | undefined>>>;
  readonly typed: (field: FieldName) => void;
  readonly left: (field: FieldName) => void;
  readonly pasted: (event: ClipboardEvent) => void;
  readonly submitted: (event: Event) => void;
  /** Shows what is wrong with the card and goes there; whether all is right. */
  readonly checked: () => boolean;
  /** A token for the card in the form, for what is asked ahead of paying. */
  readonly tokenise: () => Promise<string>;
}

const createInputs = (): Inputs =>
  Object.fromEntries(FIELDS.map((field) => [field, { current: null }])) as Readonly<
    Record<FieldName, { current: null }>
  >;

/** The saved card that the list was left by, else the first that still holds; none for a new card. */
const chosenFirst = ({ saved }: CardRules, wanted: string | undefined): SavedCard | undefined =>
  saved.find(({ token, holds }) => holds && (wanted === undefined || token === wanted));

/** Which card, until the customer says otherwise. */
function useCard(rules: CardRules, props: EntryProps) {
  const saved = useSignal(chosenFirst(rules, props.saved));
  const tried = useSignal(false);
  const typed = useBin(props.ask);
  const [known] = useState(() => {
    const prefix = computed(() => saved.value?.bin.digits ?? typed.prefix.value);
    const bin = computed(() => saved.value?.bin ?? typed.bin.value);
    return {
      prefix,
      bin,
      means: (entry: string) => means(entry, prefix.value, bin.value),
      oneClick: computed(() => !tried.value && saved.value?.oneClick === true),
      brand: computed(() => brandOf(prefix.value)),
    };
  });
  return { ...known, saved, tried, look: typed.look };
}

export function useCardForm(props: EntryProps): CardForm {
  const { busy, options, submit, touched, transaction } = props;
  const [rules] = useState(() => readRules(transaction, props.now()));
  const [inputs] = useState(createInputs);
  const asked = askedOf(rules.asks, options.skipCustomerDetails);
  const save = useSignal(false);
  const card = useCard(rules, props);
  const extra = useSignal<Extra>({});
  const redeemable = useSignal<Redeemable | undefined>(undefined);
  const errors = useSignal<CardForm['errors']['value']>({});
  const textOf: TextOf = (field, missing = '') => inputs[field].current?.value.trim() ?? missing;
  useEffect(() => clearOnLeaving(inputs), [inputs]);

  const show = (field: FieldName, error: ErrorText | undefined) => {
    errors.value = { ...errors.peek(), [field]: error };
  };
  const errorOf = (field: FieldName): ErrorText | undefined => {
    const input = inputs[field].current;
    if (!input) return undefined;
    if (field === 'number' && isBlocked(rules, card.means)) return 'numberBlocked';
    return fieldError(field, input, card.brand.peek(), rules, props.now());
  };
  const typed = (field: FieldName) => {
    touched();
    const input = inputs[field].current;
    if (input) tidy(field, input);
    if (field === 'number') {
      card.look(digitsOf(textOf('number')));
      // The number tells how long a CVV is, and may be filled in after it.
      if (errors.peek().cvv) show('cvv', errorOf('cvv'));
    }
    // Points were asked for with the card as it was.
    if (!asked.includes(field as ContactName)) redeemable.value = undefined;
    // While something is merely unfinished it is not wrong.
    if (errors.peek()[field]) show(field, undefined);
  };
  const left = (field: FieldName) => {
    if (textOf(field) !== '') show(field, errorOf(field));
  };
  const pasted = (event: ClipboardEvent) => {
    const found = parsePasted(event.clipboardData?.getData('text') ?? '');
    if (!found || busy) return;
    event.preventDefault();
    for (const field of CARD) {
      const input = inputs[field].current;
      if (!input || !found[field]) continue;
      input.value = found[field];
      typed(field);
    }
  };
  const check = (fields: readonly FieldName[]) => {
    errors.value = Object.fromEntries(fields.map((field) => [field, errorOf(field)]));
    const first = fields.find((field) => errors.peek()[field]);
    if (first) inputs[first].current?.focus();
    return !first;
  };
  const submitted = (event: Event) => {
    event.preventDefault();
    if (busy || !check(FIELDS)) return;
    const { stop } = extra.peek();
    if (stop) return stop();
    submit(requestOf(textOf, props, chosenIn({ ...card, extra, redeemable, save }, props.now())));
  };
  const tokenise = () => props.tokenise(cardIn(textOf, card.saved.peek()));
  return {
    ...card,
    rules,
    inputs,
    asked,
    save,
    extra,
    redeemable,
    errors,
    typed,
    left,
    pasted,
    submitted,
    checked: () => check(CARD),
    tokenise,
  };
}

/** What is chosen, at the moment of paying. */
function chosenIn(
  { saved, oneClick, extra, redeemable, save }: Pick<CardForm, 'saved' | 'oneClick' | 'extra' | 'redeemable' | 'save'>,
  now: number,
): Chosen {
  const { cardToken, until = 0 } = redeemable.peek() ?? {};
  // Points that are still being asked for come too late for this payment.
  if (!cardToken) redeemable.value = undefined;
  // The points stay what they were when their token is too old: the card gets a new one.
  const ready = now < until ? cardToken : undefined;
  return { saved: saved.peek(), oneClick: oneClick.peek(), extra: extra.peek(), ready, save: save.peek() };
}

/** What a field listens to. An input method that is still composing is left alone until it is done. */
export const listeners = ({ typed, left }: CardForm, field: FieldName) => ({
  onInput: (event: InputEvent) => {
    if (!event.isComposing) typed(field);
  },
  oncompositionend: () => typed(field),
  onBlur: () => left(field),
});

/** A page that is kept for the way back must not show a card to whoever comes next. */
function clearOnLeaving(inputs: Inputs): () => void {
  const clear = () => {
    for (const field of CARD) {
      const { current } = inputs[field];
      if (!current?.value) continue;
      current.value = '';
      // What follows from it goes too, once the page is back: an image that is shown anew while a page is being left is
      // taken for a message to somewhere (`connect-src`).
      setTimeout(() => current.dispatchEvent(new Event('input')));
    }
  };
  addEventListener('pagehide', clear);
  return () => removeEventListener('pagehide', clear);
}

function tidy(field: FieldName, input: HTMLInputElement): void {
  if (field === 'number') reformat(input, (text) => groupNumber(digitsOf(text).slice(0, LONGEST)));
  if (field === 'expiry') reformat(input, formatExpiry);
  if (field === 'cvv') reformat(input, (text) => digitsOf(text).slice(0, 4));
}

/** What is wrong with a field, if anything. */
function fieldError(
  field: FieldName,
  input: HTMLInputElement,
  brand: CardBrand,
  { asks }: CardRules,
  now: number,
): ErrorText | undefined {
  const text = input.value.trim();
  switch (field) {
    case 'number': {
      const digits = digitsOf(text);
      if (checkNumber(digits) === 'valid') return undefined;
      if (digits === '') return 'numberEmpty';
      return digits.length < (brandOf(digits).lengths[0] ?? 0) ? 'numberShort' : 'numberWrong';
    }
    case 'expiry':
      return expiryError(text, now);
    case 'cvv':
      // A brand that is not known, or not yet, may have four digits.
      if (text.length === brand.cvv || (brand.id === '' && text.length === 4)) return undefined;
      return text === '' ? 'cvvEmpty' : 'cvvWrong';
    case 'email':
    case 'phone':
    case 'name':
    case 'address':
      return contactError(field, input, asks);
  }
}
