import { batch, computed, createModel, effect, signal, untracked } from '@preact/signals';

import type { CheckoutOptions, Finish } from '../bridge/protocol.ts';
import type { Customer, Language, PayRequest, Question, Transaction } from '../gateway/types.ts';
import { isLanguage, setLanguage } from '../i18n/i18n.ts';
import type { Method, Prepare, WalletPresentation } from '../methods/method.ts';
import { askWhere, refusedBy, type Asking } from './asking.ts';
import { billOf } from './bill.ts';
import { closing } from './closing.ts';
import { leaving } from './leaving.ts';
import { isMeant } from './meant.ts';
import { outcomeOf } from './outcome.ts';
import { rowsOf } from './rows.ts';
import { advance, type Event, type Preparing, type Step } from './step.ts';
import { viewOf } from './view.ts';
import { forgets } from './work.ts';

/** All that the checkout needs from outside; nothing is reached for. */
export interface World extends Omit<Asking, 'requests'> {
  readonly methods: ReadonlyMap<string, Method>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly environment: 'sandbox' | 'production';
  /** Tells the shop's page, or goes to its URL. Called once. */
  readonly finish: (finish: Finish) => void;
  /** A key that no other attempt has. */
  readonly newKey: () => string;
  /** How this device would take a wallet when nobody says: by its pointer, never by its width. */
  readonly device: () => WalletPresentation;
  readonly hidden: () => boolean;
  /** What the browser remembers of this customer, if it lets us. */
  readonly memory: Memory;
}

export interface Memory {
  readonly read: (name: 'language' | 'method') => string | undefined;
  readonly write: (name: 'language' | 'method', value: string) => void;
}

/** What `pay`, `embed` or the full window's URL asked for. */
export interface Opening {
  readonly token: string;
  readonly mode: 'popup' | 'embed' | 'window';
  readonly options: CheckoutOptions;
  /** The framing page's origin, as the browser reported it. */
  readonly origin?: string;
  /** A method's hash route to open at once. */
  readonly route?: string;
  /** What a developer should hear about the options; fetched only where somebody listens. */
  readonly hints?: () => Promise<readonly string[]>;
}

/** Seconds a paid result stays before it returns to the shop. */
const RETURN_AFTER = 5;

/** The checkout: where the customer is, what can be done there, and the work that belongs to each step. */
// oxlint-disable-next-line max-lines-per-function -- a model is one closure: its state, its work and its actions.
export const Checkout = createModel((world: World) => {
  const { gateway } = world;
  const step = signal<Step>({ at: 'idle' });
  const opening = signal<Opening>({ token: '', mode: 'popup', options: {} });
  const typed = signal(false);
  /** Who pays, as typed where the merchant asks: kept for whatever is chosen next. */
  const said = signal<Customer>({});
  /** What of it goes with the method chosen now; absent until the customer goes on. */
  const told = signal<Pick<PayRequest, 'customer_details'>>();
  let finished = false;
  /** The list was left for a wanted or an only method once; after that it is the customer's. */
  let opened = false;
  /** The form's data on its way to the tokeniser: taken at once, held by nothing that outlives it. */
  let prepare: Prepare | undefined;
  const requests: Asking['requests'] = new WeakMap();

  const transaction = computed(() => ('transaction' in step.value ? step.value.transaction : undefined));
  const rows = computed(() =>
    rowsOf(transaction.value, opening.value.options, world.methods, world.memory.read('method'), gateway.now()),
  );
  /** `uiMode` is for every wallet; a method may have an older option of its own. */
  const presentationOf = (method: Method | undefined): WalletPresentation => {
    const { uiMode, ...options } = opening.value.options;
    const mode = uiMode ?? (method?.modeOption && options[method.modeOption]) ?? 'auto';
    return mode === 'auto' ? world.device() : mode === 'qr' ? 'qr' : 'app';
  };
  const outcome = computed(() => outcomeOf(step.value, opening.value));
  /** A code whose time is over may be followed by a new one, while the page lives and the gateway takes it. */
  const renewable = computed(() => {
    const now = step.value;
    if (now.at !== 'ended' || now.charge.status !== 'expired') return false;
    const { expiresAt = Number.POSITIVE_INFINITY, extensions } = now.transaction;
    return extensions.includes('renew') && methodOf(now)?.renewable === true && gateway.now() < expiresAt;
  });
  /** Whether there is a shop to go back to from here. */
  const hasReturn = computed(() => opening.value.mode !== 'window' || outcome.value.url !== undefined);

  const methodOf = (at: Step): Method | undefined =>
    world.methods.get(('method' in at ? at.method : at.at === 'ended' && at.charge.method) || '');

  const send = (event: Event): void => {
    if (!finished) step.value = advance(step.peek(), event);
  };

  const finish = (): void => {
    if (finished || !hasReturn.peek()) return;
    finished = true;
    leave.stay();
    world.finish(outcome.peek());
  };

  /** A page that the merchant did not register gets nothing to show. */
  const admit = (loaded: Transaction): Event => {
    const { origin } = opening.peek();
    const { origins, locale } = loaded.merchant;
    if (origin !== undefined && origins.length > 0 && !origins.includes(origin)) {
      world.hint(`The page at ${origin} is not one of this merchant's registered origins: ${origins.join(', ')}`);
      return { type: 'failed', code: 'origin' };
    }
    if (!isLanguage(opening.peek().options.language) && !isLanguage(world.memory.read('language'))) setLanguage(locale);
    return { type: 'loaded', transaction: loaded };
  };

  const charge = (method: string, request: PayRequest): Event => {
    const attempt = { key: world.newKey(), paymentType: request.payment_type };
    requests.set(attempt, { ...told.peek(), ...request });
    return { type: 'charging', method, attempt };
  };

  /** Whether the customer is still to be asked who pays, before this method. */
  const asksWho = (method: Method | undefined): boolean => {
    const { skipCustomerDetails } = opening.value.options;
    const asked = Object.values(transaction.value?.asks ?? {});
    return !told.value && !method?.asksWho && asked.some((how) => how === 'required' || !skipCustomerDetails);
  };

  /** Makes the form's card into a token, and that into the attempt. */
  const tokenise = async (current: Preparing, signal: AbortSignal): Promise<Event> => {
    const make = prepare;
    prepare = undefined;
    if (!make) return { type: 'back' };
    return make({ tokenise: (card) => gateway.tokenise(card, current.transaction, signal) }).then(
      (request) => charge(current.method, request),
      refusedBy(world.hint),
    );
  };

  askWhere(step, send, { ...world, requests }, { admit, prepare: tokenise });
  const leave = leaving(step, typed, finish);
  forgets(step, () => {
    if (step.peek().at === 'choosing') typed.value = false;
  });
  const view = viewOf(
    computed(() => methodOf(step.value)),
    world,
  );

  const returning = closing(
    computed(() => {
      const now = step.value;
      if (!hasReturn.value) return undefined;
      if (now.at === 'ended') return now.charge.status === 'paid' ? RETURN_AFTER : undefined;
      // For what is paid elsewhere and later; a QR or an app is paid now (contract.md §1.3).
      const later = now.at === 'waiting' && (now.charge.virtualAccount ?? now.charge.bill ?? now.charge.paymentCode);
      return later ? opening.value.options.autoCloseDelay || undefined : undefined;
    }),
    { close: finish, hurry: () => world.hidden() && step.peek().at === 'ended', sleep: world.sleep },
  );

  /** `unseen`: no list has shown what it costs on top; nothing is charged before that is said. */
  const begin = (id: string, current: Transaction, saved?: string, unseen?: boolean): void => {
    const row = rows.peek().find((each) => each.method.id === id && each.off === undefined);
    if (!row) return;
    world.memory.write('method', id);
    const context = { transaction: current, channel: row.channel, presentation: presentationOf(row.method) };
    const request = row.method.request?.(context);
    send(
      request && !asksWho(row.method) && !(unseen && row.channel.fee)
        ? charge(id, request)
        : { type: 'chosen', method: id, saved },
    );
  };

  /** `saved`: which of the customer's own, empty for something new; the form decides where nobody was asked. */
  const choose = (id: string, saved?: string): void => {
    const current = step.peek();
    if (current.at !== 'choosing') return;
    told.value = undefined;
    begin(id, current.transaction, saved);
  };

  /** What was asked before a charge says nothing of it. */
  const reload = (fresh: Transaction): void => {
    const { at } = step.peek();
    if (at === 'choosing' || at === 'entering') send({ type: 'loaded', transaction: fresh });
  };

  /** What a route or `selectedPaymentType` asks for; a filter or a merchant may leave one method only. */
  const wanted = computed(() => {
    const { route, options } = opening.value;
    const named = [route, options.selectedPaymentType].find((name) => name !== undefined && name !== '');
    const meant = named === undefined ? [] : rows.value.filter((row) => isMeant(named, row.method, row.channel));
    return meant.length === 0 && rows.value.length === 1 ? rows.value : meant;
  });

  effect(() => {
    const now = step.value;
    if (now.at !== 'choosing' || opened) return;
    opened = true;
    untracked(() => {
      const [only, another] = wanted.value;
      if (only && !another) begin(only.method.id, now.transaction, undefined, true);
    });
  });

  return {
    step: computed(() => step.value),
    rows,
    options: computed(() => opening.value.options),
    mode: computed(() => opening.value.mode),
    presentation: computed(() => presentationOf(methodOf(step.value))),
    view: computed(() => view.value),
    question: computed(() => leave.question.value),
    /** Seconds until the page closes by itself. */
    closingIn: computed(() => returning.left.value),
    environment: computed(() => world.environment),
    /** What the header counts down to, epoch milliseconds by the gateway's clock. */
    deadline: computed(() => {
      const now = step.value;
      if (now.at === 'waiting' || now.at === 'challenged') return now.charge.expiresAt;
      return now.at === 'ended' ? undefined : transaction.value?.expiresAt;
    }),
    bill: computed(() => billOf(step.value)),
    said: computed(() => said.value),
    /** A close button is shown: not in a frame that the shop's page holds, not in a window with nowhere to go. */
    canLeave: computed(() => opening.value.mode !== 'embed' && hasReturn.value),
    hasReturn,
    /** Several banks were asked for: their list is shown first. */
    wantsBanks: computed(
      () => wanted.value.length > 1 && wanted.value.every((row) => row.method.group === 'virtual_account'),
    ),
    /** There is a list to go back to. */
    hasList: computed(() => rows.value.length > 1),
    now: gateway.now,

    open(wanted: Opening): void {
      if (world.environment === 'sandbox') void wanted.hints?.().then((lines) => lines.forEach(world.hint));
      batch(() => {
        const language = wanted.options.language ?? world.memory.read('language');
        if (isLanguage(language)) setLanguage(language);
        opening.value = wanted;
        send({ type: 'started', token: wanted.token });
      });
    },
    choose,
    renewable,
    /** A new code, or the form again, after the old one's time was over. */
    renew(): void {
      const current = step.peek();
      if (current.at === 'ended' && renewable.peek()) begin(current.charge.method ?? '', current.transaction);
    },
    /** Before the method's form or its charge: who pays, or what it costs on top. */
    asksFirst: computed(() => {
      const method = methodOf(step.value);
      return !!method?.request || asksWho(method);
    }),
    /** Typed, not yet gone on with. */
    say(all: Customer): void {
      typed.value = true;
      said.value = all;
    },
    /** Who pays; then on to the method's own form, or to what needs none. */
    tell(details: Pick<PayRequest, 'customer_details'>): void {
      const current = step.peek();
      if (current.at !== 'entering') return;
      told.value = details;
      begin(current.method, current.transaction);
    },
    back: () => send({ type: 'back' }),
    /** Takes the form's data; a second call while one is on its way does nothing. */
    submit(make: Prepare): void {
      if (step.peek().at !== 'entering') return;
      prepare = make;
      send({ type: 'submitted' });
    },
    /** For a form's own questions. What one of them removed, or found removed, is gone from the list as well. */
    ask(question: Question, current: Transaction, signal: AbortSignal): Promise<unknown> {
      const answer = gateway.ask(question, current, signal);
      const look = () => void gateway.transaction(current.token, signal).then(reload, () => {});
      if (question.method === 'DELETE') answer.then(look, look);
      return answer;
    },
    tokenise: gateway.tokenise,
    /** Something was typed: leaving will ask. */
    touched: () => {
      typed.value = true;
    },
    /** Asks the gateway now: "I have paid", "try again", the bank's frame has moved on. */
    check: () => send({ type: 'asked' }),
    /** X, Escape, back. Asks once where something could be lost. */
    dismiss: leave.dismiss,
    stay: leave.stay,
    /** Whether another method may be chosen now: the gateway can, and there is another. */
    canChange: computed(
      () => transaction.value?.extensions.includes('change_method') === true && rows.value.length > 1,
    ),
    change: leave.askToChange,
    /** The answer to that question. */
    giveUp: () => send({ type: 'changing' }),
    leave: finish,
    returnToShop: finish,
    /** Stops a page that would close by itself. */
    keepOpen: returning.stop,
    switchLanguage(to: Language): void {
      setLanguage(to);
      world.memory.write('language', to);
    },
  };
});

export type Checkout = InstanceType<typeof Checkout>;
