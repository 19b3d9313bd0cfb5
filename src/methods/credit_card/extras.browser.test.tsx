import '../../ui/tokens.css';
import '../../ui/base.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { GatewayError } from '../../gateway/error.ts';
import { parseCharge, parseTransaction } from '../../gateway/parse.ts';
import type { Card, Question, SavedCardUse } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { EntryProps, Prepare } from '../method.ts';
import bniPrivateLabel from './bni-private-label.svg?inline';
import { Entry } from './view.tsx';

type Wire = Record<string, unknown>;

let root: HTMLElement;
let submitted: Prepare[];
let asked: Question[];
let answers: (question: Question) => unknown;

const BINS: Record<string, Wire> = {
  '41050586': { bank_code: 'BNI', brand: 'VISA', bin_type: 'Credit' },
  '47737760': { bank_code: 'bca', brand: 'visa', bin_type: 'credit' },
  '40976611': { bank_code: 'mandiri', brand: 'visa', bin_type: 'debit' },
};
const BNI = '4105058689481467';
const BCA = '4773776057051650';
const DEBIT = '4097661111111113';

const show = (wire: Wire = {}, props: Partial<EntryProps> = {}) =>
  act(() =>
    render(
      <Entry
        transaction={parseTransaction(
          { token: 'T', transaction_details: { order_id: 'O', gross_amount: 150_000 }, ...wire },
          '',
        )}
        channel={{ id: 'credit_card', down: false, modes: [] }}
        options={{ skipCustomerDetails: false }}
        busy={false}
        refusal={undefined}
        submit={(prepare) => void submitted.push(prepare)}
        ask={async (question) => (asked.push(question), answers(question))}
        tokenise={() => Promise.resolve('AHEAD')}
        now={() => Date.parse('2026-11-20T13:00:00Z')}
        touched={() => {}}
        {...props}
      />,
      root,
    ),
  );

const field = (id: string) => root.querySelector<HTMLInputElement>(`#${id}`);
const typeCard = async (number: string) => {
  await userEvent.fill(field('card-number')!, '');
  await userEvent.type(field('card-number')!, number);
  await userEvent.fill(field('card-expiry')!, '12/30');
  await userEvent.fill(field('card-cvv')!, '123');
};
const pay = async () => {
  await userEvent.click(root.querySelector('button[type=submit]') as HTMLElement);
  const cards: (Card | SavedCardUse)[] = [];
  const request = await submitted.at(-1)?.({ tokenise: (card) => (cards.push(card), Promise.resolve('TOKEN')) });
  return { request, cards };
};
const radio = (name: string | RegExp) => page.getByRole('radio', { name });

beforeEach(() => {
  setLanguage('en');
  submitted = [];
  asked = [];
  answers = ({ path }) => ({ data: BINS[path.replace('/v1/bins/', '')] });
  root = document.createElement('div');
  root.className = 'k';
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.restoreAllMocks();
});

describe('the card’s bank', () => {
  test('is asked for once, by eight digits, and shown', async () => {
    await show();
    await typeCard(BNI);
    await expect.element(page.getByText('BNI', { exact: true })).toBeVisible();
    await typeCard(BNI);
    expect(asked).toEqual([{ to: 'api', path: '/v1/bins/41050586' }]);
  });

  test.for([
    [{ whitelist_bins: ['bni'] }, BCA, 1],
    [{ whitelist_bins: ['bni'] }, BNI, 0],
    [{ blacklist_bins: ['debit'] }, DEBIT, 1],
    [{ blacklist_bins: ['4105'] }, BNI, 1],
  ] as const)('%j and %s: %i error', async ([credit_card, number, errors]) => {
    await show({ credit_card });
    await typeCard(number);
    await vi.waitUntil(() => asked.length > 0);
    await pay();
    expect(root.querySelectorAll('.help--bad')).toHaveLength(errors);
    expect(submitted).toHaveLength(1 - errors);
  });

  test('without an answer the form works all the same', async () => {
    answers = () => {
      throw new Error('unreachable');
    };
    await show({ credit_card: { whitelist_bins: ['bni'] } });
    await typeCard(BCA);
    await pay();
    expect(submitted).toHaveLength(1);
  });
});

describe('instalments', () => {
  const installment = { terms: { bni: [3, 6] } };

  test('are there for a card of that bank, with what they cost a month', async () => {
    await show({ credit_card: { installment } });
    await typeCard(BNI);
    await userEvent.click(radio(/^3 months Rp50\.000 a month/));
    const { request } = await pay();
    expect(request?.payment_params).toEqual({ card_token: 'TOKEN', installment: 'bni_3' });
    await typeCard(BCA);
    await expect.element(radio(/months/)).not.toBeInTheDocument();
    expect((await pay()).request?.payment_params).toEqual({ card_token: 'TOKEN' });
  });

  test('another card of another bank keeps the months, and says so where it has not got them', async () => {
    await show({ credit_card: { installment: { terms: { bni: [3, 6], bca: [3] } } } });
    await typeCard(BNI);
    await userEvent.click(radio(/^3 months/));
    await typeCard(BCA);
    await expect.element(radio(/^3 months/)).toBeChecked();
    expect((await pay()).request?.payment_params).toMatchObject({ installment: 'bca_3' });
    await typeCard(BNI);
    await userEvent.click(radio(/^6 months/));
    await typeCard(BCA);
    await expect.element(page.getByText('This card cannot be paid in 6 months.')).toBeVisible();
    await expect.element(radio('Pay in full')).toBeChecked();
    await typeCard(DEBIT);
    await expect.element(page.getByText('This card cannot be paid in 6 months.')).toBeVisible();
  });

  test('where they are required, the first is chosen, and a card without any is told so', async () => {
    await show({ credit_card: { installment: { ...installment, required: true } } });
    await typeCard(BCA);
    await expect.element(page.getByText(/takes instalments only/)).toBeVisible();
    await typeCard(BNI);
    await expect.element(radio(/3 months/)).toBeChecked();
    await expect.element(radio('Pay in full')).not.toBeInTheDocument();
    expect((await pay()).request?.payment_params).toMatchObject({ installment: 'bni_3' });
  });
});

describe('instalments and their fee', () => {
  test('a month’s part is of all that is paid', async () => {
    const channel = { id: 'credit_card', down: false, modes: [], fee: 6540 };
    await show({ credit_card: { installment: { terms: { bni: [3] } } } }, { channel });
    await typeCard(BNI);
    await expect.element(radio(/^3 months Rp52\.180 a month/)).toBeVisible();
  });

  test('required, and a bank that nobody knows: those for every bank', async () => {
    answers = () => {
      throw new GatewayError('not_found', '404');
    };
    await show({ credit_card: { installment: { required: true, terms: { bni: [3], offline: [6] } } } });
    await typeCard('4242424242424242');
    await expect.element(radio(/6 months/)).toBeChecked();
    expect((await pay()).request?.payment_params).toMatchObject({ installment: 'offline_6' });
  });

  test('required, and no answer about the bank: that is said, nothing is sent, and it is asked again', async () => {
    let down = true;
    answers = ({ path }) => {
      if (down) throw new GatewayError('unavailable', '503');
      return { data: BINS[path.replace('/v1/bins/', '')] };
    };
    await show({ credit_card: { installment: { required: true, terms: { bni: [3] } } } });
    await typeCard(BNI);
    await pay();
    expect(submitted).toEqual([]);
    expect(document.activeElement?.textContent).toMatch(/Looking up/);
    down = false;
    await expect.element(radio(/3 months/), { timeout: 8_000 }).toBeChecked();
    await pay();
    expect(submitted).toHaveLength(1);
  });

  /** Twenty seconds go by in a moment. */
  const hurry = () => {
    const real = globalThis.setTimeout;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, ms = 0) =>
      real(run, ms === 20_000 ? 50 : ms),
    );
  };

  test.for([
    ['fails', () => Promise.reject(new GatewayError('unavailable', '503'))],
    ['never answers', () => new Promise(() => {})],
  ] as const)('required, and the lookup %s: it is given up with words and a way on', async ([, lookup]) => {
    hurry();
    answers = lookup;
    await show({ credit_card: { installment: { required: true, terms: { bni: [3] } } } });
    await typeCard(BNI);
    await expect.element(page.getByText(/could not be found out/)).toBeVisible();
    await pay();
    expect(submitted).toEqual([]);
    expect(document.activeElement?.textContent).toMatch(/another card or way to pay/);
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText(/could not be found out/)).toBeVisible();
    await typeCard('4242424242424242');
    await expect.element(page.getByText(/could not be found out/)).toBeVisible();
  });

  test('required, and the lookup fails: tried again by the customer, it goes on', async () => {
    hurry();
    answers = () => Promise.reject(new GatewayError('unavailable', '503'));
    await show({ credit_card: { installment: { required: true, terms: { bni: [3] } } } });
    await typeCard(BNI);
    const again = page.getByRole('button', { name: 'Try again' });
    await expect.element(again).toBeVisible();
    answers = ({ path }) => ({ data: BINS[path.replace('/v1/bins/', '')] });
    await userEvent.click(again);
    await expect.element(radio(/3 months/)).toBeChecked();
  });

  test('required, and the lookup fails: those for every bank are left', async () => {
    hurry();
    answers = () => Promise.reject(new GatewayError('unavailable', '503'));
    await show({ credit_card: { installment: { required: true, terms: { bni: [3], offline: [6] } } } });
    await typeCard(BNI);
    await expect.element(radio(/6 months/)).toBeChecked();
    expect((await pay()).request?.payment_params).toMatchObject({ installment: 'offline_6' });
  });
});

test('the gateway’s word that the shop does not take this card is said as that, with a way on', async () => {
  await show({}, { refusal: { kind: 'gateway', reason: 'card_unwanted' } });
  await expect.element(page.getByRole('alert')).toHaveTextContent(/This shop does not take this card.*another card/);
});

test('a list by bank does not take a card that nobody knows', async () => {
  answers = () => {
    throw new GatewayError('not_found', '404');
  };
  await show({ credit_card: { whitelist_bins: ['bni'] } });
  await typeCard('4242424242424242');
  await vi.waitUntil(() => asked.length > 0);
  await pay();
  await expect.element(page.getByText(/does not take this card/)).toBeVisible();
  expect(submitted).toEqual([]);
});

describe('promos', () => {
  const promo = (id: number, more: Wire) => ({
    id,
    name: `Promo ${id}`,
    discounted_gross_amount: 150_000 - id * 10_000,
    calculated_discount_amount: id * 10_000,
    ...more,
  });
  const promos = [
    promo(1, { bins: [], installment_terms: ['0'] }),
    promo(2, { bins: ['4105'], installment_terms: ['0', '3'] }),
    promo(3, { bins: ['4105'], installment_terms: ['3'] }),
  ];
  const wire = { feature_types: ['PROMO'], credit_card: { installment: { terms: { bni: [3, 6] } } } };

  beforeEach(() => {
    const bins = answers;
    answers = (question) => (question.path.startsWith('/snap/v1/promos') ? { promos } : bins(question));
  });

  test('change the amount, and are charged', async () => {
    await show(wire);
    await typeCard(BNI);
    await userEvent.click(radio(/Promo 2/));
    await expect.element(page.getByRole('button', { name: /Pay/ })).toHaveTextContent('Rp130.000');
    const { request } = await pay();
    expect(request).toMatchObject({ promo_details: { promo_id: '2', discounted_gross_amount: '130000' } });
  });

  test('say why they do not fit', async () => {
    await show(wire);
    await typeCard(BCA);
    await expect.element(radio(/Promo 2 Only for cards that start with 4105/)).toBeDisabled();
    await typeCard(BNI);
    await expect.element(radio(/Promo 3 Only with instalments of 3 months/)).toBeDisabled();
    await userEvent.click(radio(/^3 months/));
    await expect.element(radio(/Promo 1 Only when you pay in full/)).toBeDisabled();
    await expect.element(radio(/Promo 3/)).toBeEnabled();
    await typeCard(DEBIT);
    await expect.element(radio(/Promo 1 Not for debit cards/)).toBeDisabled();
  });

  test('one that no longer fits is not charged, and that is said', async () => {
    await show(wire);
    await typeCard(BNI);
    await userEvent.click(radio(/Promo 2/));
    await typeCard(BCA);
    await expect.element(page.getByText(/does not fit this card/)).toBeVisible();
    expect((await pay()).request?.promo_details).toBeUndefined();
  });

  test('before a card, and with the wrong months, it is not the card that is blamed', async () => {
    await show(wire);
    await expect.element(radio(/Promo 2 Only for cards that start with 4105/)).toBeDisabled();
    await typeCard(BNI);
    await userEvent.click(radio(/^3 months/));
    await userEvent.click(radio(/Promo 3/));
    await userEvent.click(radio(/^Pay in full/));
    await expect.element(page.getByText(/does not go with this choice of instalments/)).toBeVisible();
  });

  test('one that is used up is dropped', async () => {
    await show(wire);
    await typeCard(BNI);
    await userEvent.click(radio(/Promo 1/));
    await show(wire, { refusal: { kind: 'gateway', reason: 'promo' } });
    await expect.element(radio('Proceed without promo')).toBeChecked();
    expect((await pay()).request?.promo_details).toBeUndefined();
  });
});

describe('points', () => {
  beforeEach(() => {
    const bins = answers;
    answers = (question) =>
      question.path.includes('point_inquiry')
        ? { point_balance: 26_667, point_balance_amount: '80000.00' }
        : bins(question);
  });
  const wire = { merchant: { point_banks: ['bni'] } };

  test('are asked for with the card’s token, which is then the one that is charged', async () => {
    await show(wire);
    await typeCard(BNI);
    await userEvent.click(page.getByRole('button', { name: 'Check my points' }));
    await expect.element(page.getByLabelText('Redeem points worth')).toHaveValue('80000');
    await userEvent.fill(field('points')!, '50000');
    await expect.element(page.getByRole('button', { name: /^Pay/ })).toHaveTextContent('Rp100.000');
    const { request, cards } = await pay();
    expect(request?.payment_params).toEqual({ card_token: 'AHEAD', bank: 'bni', point: 50_000 });
    expect(cards).toEqual([]);
  });

  test('are typed in the middle, and with a sign that is no digit', async () => {
    await show(wire);
    await typeCard(BNI);
    await userEvent.click(page.getByRole('button', { name: 'Check my points' }));
    await expect.element(page.getByLabelText('Redeem points worth')).toHaveValue('80000');
    await userEvent.fill(field('points')!, '5');
    await userEvent.keyboard('{Home}1a2');
    expect(field('points')?.value).toBe('125');
    await expect.element(page.getByRole('button', { name: /^Pay/ })).toHaveTextContent('Rp149.875');
  });

  test('stay what they were when their token is too old: the card gets a new one', async () => {
    let now = Date.parse('2026-11-20T13:00:00Z');
    await show(wire, { now: () => now });
    await typeCard(BNI);
    await userEvent.click(page.getByRole('button', { name: 'Check my points' }));
    await expect.element(page.getByLabelText('Redeem points worth')).toHaveValue('80000');
    now += 16 * 60_000;
    const { request, cards } = await pay();
    expect(request?.payment_params).toEqual({ card_token: 'TOKEN', bank: 'bni', point: 80_000 });
    expect(cards).toHaveLength(1);
    await expect.element(page.getByRole('button', { name: /^Pay/ })).toHaveTextContent('Rp70.000');
  });

  test('are forgotten when the card is changed', async () => {
    await show(wire);
    await typeCard(BNI);
    await userEvent.click(page.getByRole('button', { name: 'Check my points' }));
    await expect.element(page.getByLabelText('Redeem points worth')).toBeVisible();
    await userEvent.fill(field('card-cvv')!, '124');
    const { request, cards } = await pay();
    expect(request?.payment_params).toEqual({ card_token: 'TOKEN' });
    expect(cards).toHaveLength(1);
  });

  test('an answer that comes after paying, or for another card, counts for nothing', async () => {
    const channel = { id: 'credit_card', down: false, modes: [], fee: 6540 };
    const waiting: ((body: unknown) => void)[] = [];
    const bins = answers;
    answers = (question) =>
      question.path.includes('point_inquiry') ? new Promise((resolve) => waiting.push(resolve)) : bins(question);
    const answer = async () => {
      await vi.waitUntil(() => waiting.length > 0);
      await act(() => waiting.pop()?.({ point_balance: 26_667, point_balance_amount: '80000.00' }));
    };
    const check = () => userEvent.click(page.getByRole('button', { name: 'Check my points' }));
    await show(wire, { channel });
    await typeCard(BNI);
    await check();
    expect((await pay()).request?.payment_params).toEqual({ card_token: 'TOKEN' });
    await answer();
    expect(root.textContent).not.toMatch(/charged to the card/);
    await check();
    await userEvent.fill(field('card-cvv')!, '124');
    await answer();
    expect((await pay()).request?.payment_params).toEqual({ card_token: 'TOKEN' });
    await check();
    await answer();
    await expect.element(page.getByText(/Rp76\.540 is charged to the card/)).toBeVisible();
    await userEvent.type(field('points')!, 'x');
    expect(field('points')?.value).toBe('80000');
  });

  test('are not offered with a card that asks for no CVV', async () => {
    const one = { token: 'T.1', token_type: 'one_click', masked_card: '41050586-1467' };
    const bin_detail = { bin: '41050586', bank_code: 'bni', brand: 'visa' };
    const credit_card = {
      saved_tokens: [
        { ...one, bin_detail },
        { ...one, token: 'T.2', token_type: 'two_clicks', bin_detail },
      ],
    };
    await show({ ...wire, credit_card });
    await vi.waitUntil(() => root.querySelectorAll('[name=card]').length === 3);
    await userEvent.click(root.querySelectorAll<HTMLElement>('[name=card]')[1]!);
    await expect.element(page.getByRole('button', { name: 'Check my points' })).toBeVisible();
    await userEvent.click(root.querySelectorAll<HTMLElement>('[name=card]')[0]!);
    await expect.element(page.getByRole('button', { name: 'Check my points' })).not.toBeInTheDocument();
  });

  test('are not there for other banks', async () => {
    await show(wire);
    await typeCard(BCA);
    await expect.element(page.getByRole('button', { name: 'Check my points' })).not.toBeInTheDocument();
  });
});

describe('saved cards', () => {
  const card = (digits: string, more: Wire = {}) => ({
    token: `T.${digits}`,
    token_type: 'two_clicks',
    masked_card: `48111111-${digits}`,
    expires_at: '2099-12-31 23:59:59',
    bin_detail: { bin: '48111111', brand: 'visa', bank_code: 'bni' },
    ...more,
  });
  const saved = (...saved_tokens: Wire[]) => ({ credit_card: { save_card: true, saved_tokens } });

  test('the first is chosen and asks for its CVV only', async () => {
    await show(saved(card('1114'), card('1115')));
    await expect.element(radio('Card ending in 1114')).toBeChecked();
    expect(field('card-number')).toBeNull();
    await userEvent.type(field('card-cvv')!, '123');
    const { request, cards } = await pay();
    expect(cards).toEqual([{ savedToken: 'T.1114', cvv: '123' }]);
    expect(request?.payment_params).toEqual({ card_token: 'TOKEN' });
  });

  test('nothing of one card goes with another', async () => {
    await show({ ...saved(card('1114'), card('1115')), merchant: { point_banks: ['bni'] } });
    await userEvent.type(field('card-cvv')!, '123');
    await userEvent.click(radio('Card ending in 1115'));
    expect(field('card-cvv')?.value).toBe('');
    await userEvent.click(radio('Use another card'));
    await typeCard(BNI);
    await expect.element(page.getByText('BNI', { exact: true })).toBeVisible();
    await userEvent.click(radio('Card ending in 1115'));
    await userEvent.click(radio('Use another card'));
    expect([field('card-number')?.value, field('card-cvv')?.value]).toEqual(['', '']);
    expect(root.querySelectorAll('.card-number-input-container .bank')).toHaveLength(0);
    expect(root.textContent).not.toMatch(/Check my points/);
  });

  test('the merchant’s own cannot be removed, and nothing else is promised', async () => {
    await show(saved(card('1114', { removable: false })));
    await expect.element(radio('Card ending in 1114')).toBeChecked();
    expect(page.getByRole('button', { name: /Remove/ }).elements()).toEqual([]);
    await userEvent.click(radio('Use another card'));
    await expect.element(page.getByRole('checkbox', { name: /Save this card/ })).toBeVisible();
    expect(root.textContent).not.toMatch(/remove/i);
  });

  test('one that the gateway does not take as it is asks for its CVV, and for nothing that cannot be typed', async () => {
    const wire = saved(card('1114', { token_type: 'one_click' }));
    await show(wire);
    await show(wire, { refusal: { kind: 'gateway', reason: 'card_rejected' } });
    const alert = page.getByRole('alert');
    await expect.element(alert).toHaveTextContent(/Enter the security code.*another card.*not charged/);
    expect(root.querySelector('[role=alert]')?.textContent).not.toMatch(/number|expiry/);
    expect(field('card-cvv')).not.toBeNull();
  });

  test('one click asks for nothing', async () => {
    await show(saved(card('1114', { token_type: 'one_click' })));
    await expect.element(page.getByText(/No typing needed/)).toBeVisible();
    expect(root.querySelector('.two')).toBeNull();
    const { request, cards } = await pay();
    expect(request?.payment_params).toEqual({ masked_card: '48111111-1114' });
    expect(cards).toEqual([]);
  });

  test.for([
    ['T.1115', 'Card ending in 1115'],
    ['', 'Use another card'],
    ['T.gone', 'Use another card'],
    ['T.1116', 'Use another card'],
  ] as const)('the list was left by “%s”: %s', async ([chosen, name]) => {
    const expired = card('1116', { expires_at: '2020-12-31 23:59:59' });
    await show(saved(card('1114'), card('1115'), expired), { saved: chosen });
    await expect.element(radio(name)).toBeChecked();
    expect(field('card-number') === null).toBe(name.startsWith('Card'));
  });

  test('another card may be used and saved', async () => {
    await show(saved(card('1114')));
    await userEvent.click(radio('Use another card'));
    await typeCard(BCA);
    await userEvent.click(page.getByRole('checkbox', { name: /Save this card/ }));
    expect((await pay()).request?.payment_params).toEqual({ card_token: 'TOKEN', save_card: true });
  });

  test('an expired one is shown as such and cannot be chosen', async () => {
    await show(saved(card('1114', { expires_at: '2020-12-31 23:59:59' })));
    await expect.element(radio(/Card ending in 1114/)).toBeDisabled();
    await expect.element(page.getByText('Expired')).toBeVisible();
    expect(field('card-number')).not.toBeNull();
  });

  test('whether one has expired is told by the gateway’s clock, not by the device’s', async () => {
    await show(saved(card('1114', { expires_at: '2030-12-31 23:59:59' })), {
      now: () => Date.parse('2031-01-01T00:00:00Z'),
    });
    await expect.element(radio(/Card ending in 1114/)).toBeDisabled();
  });

  test('one is removed after a question, and stays when that fails', async () => {
    await show(saved(card('1114'), card('1115')));
    const remove = page.getByRole('button', { name: 'Remove card ending in 1114' });
    await userEvent.click(remove);
    await userEvent.click(page.getByRole('button', { name: 'Keep' }));
    expect(asked).toEqual([]);
    answers = () => {
      throw new Error('unreachable');
    };
    await userEvent.click(remove);
    await userEvent.click(page.getByRole('button', { name: 'Remove', exact: true }));
    await expect.element(page.getByText(/could not be removed/)).toBeVisible();
    answers = () => ({});
    await userEvent.click(remove);
    await userEvent.click(page.getByRole('button', { name: 'Remove', exact: true }));
    await expect.element(radio('Card ending in 1114')).not.toBeInTheDocument();
    await expect.element(radio('Card ending in 1115')).toBeChecked();
    expect(asked.at(-1)).toEqual({
      to: 'app',
      path: '/snap/v1/transactions/T/saved_tokens/T.1114',
      method: 'DELETE',
    });
    expect(root.textContent).not.toMatch(/could not be removed/);
  });

  test('one that was removed elsewhere is gone as well', async () => {
    await show(saved(card('1114'), card('1115')));
    answers = () => {
      throw new GatewayError('not_found', '404');
    };
    await userEvent.click(page.getByRole('button', { name: 'Remove card ending in 1114' }));
    await userEvent.click(page.getByRole('button', { name: 'Remove', exact: true }));
    await expect.element(radio('Card ending in 1115')).toBeChecked();
    expect(root.textContent).not.toMatch(/1114|could not be removed/);
  });

  test('the focus stays: on what was asked about, among those that are left, then in the form', async () => {
    await show(saved(card('1114'), card('1115')));
    answers = () => ({});
    const focused = () => document.activeElement;
    const press = async (name: string) => userEvent.click(page.getByRole('button', { name, exact: name.length < 10 }));
    await press('Remove card ending in 1114');
    await vi.waitUntil(() => focused()?.textContent === 'Keep');
    await press('Keep');
    await vi.waitUntil(() => focused()?.ariaLabel?.startsWith('Remove card ending in 1114'));
    await press('Remove card ending in 1114');
    await press('Remove');
    await vi.waitUntil(() => focused()?.tagName === 'FIELDSET');
    await press('Remove card ending in 1115');
    await press('Remove');
    await vi.waitUntil(() => field('card-number'));
    await expect.element(page.elementLocator(field('card-number')!)).toHaveFocus();
  });

  test('a renewed card and the one before it are two: told apart, chosen and removed each by itself', async () => {
    const renewed = card('1114', { token: 'T.new', expires_at: '2031-04-30 23:59:59' });
    await show(saved(renewed, card('1114', { token: 'T.old', expires_at: '2028-03-31 23:59:59' })));
    answers = () => ({});
    await userEvent.click(page.getByText('03/28'));
    await expect.element(radio(/03\/28/)).toBeChecked();
    await userEvent.type(field('card-cvv')!, '123');
    expect((await pay()).cards).toEqual([{ savedToken: 'T.old', cvv: '123' }]);
    await userEvent.click(page.getByRole('button', { name: 'Remove card ending in 1114 (03/28)' }));
    await expect.element(page.getByText(/Remove the card ending in 1114 \(03\/28\)/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Remove', exact: true }));
    await expect.element(radio(/03\/28/)).not.toBeInTheDocument();
    await expect.element(radio(/04\/31/)).toBeChecked();
    expect(asked.at(-1)?.path).toBe('/snap/v1/transactions/T/saved_tokens/T.old');
  });

  test.for([
    ['the bank refused', { kind: 'bank', reason: '51', charge: parseCharge({ status_code: '202' }) }, true],
    ['another page charged the order', { kind: 'gateway', reason: 'card_rejected' }, true],
    ['nothing was charged', { kind: 'gateway', reason: 'channel_down' }, false],
  ] as const)('a form that stays open when %s: one click is over: %s', async ([, refusal, over]) => {
    const wire = saved(card('1114', { token_type: 'one_click' }), card('1115', { token_type: 'one_click' }));
    await show(wire);
    await show(wire, { refusal });
    await show(wire, { busy: true });
    await show(wire, { refusal });
    await vi.waitUntil(() => (field('card-cvv') !== null) === over);
    expect(/No typing needed/.test(root.textContent)).toBe(!over);
    await userEvent.click(radio('Card ending in 1115'));
    if (over) await userEvent.type(field('card-cvv')!, '123');
    expect((await pay()).request?.payment_params).toEqual(
      over ? { card_token: 'TOKEN' } : { masked_card: '48111111-1115' },
    );
  });
});

describe('a subscription', () => {
  const wire = { recurring: { required: true }, credit_card: { save_card: true } };

  test.for([
    ['en', /starts a subscription.*saved.*charge it again/],
    ['id', /memulai langganan.*disimpan.*menagihnya lagi/],
  ] as const)('is said before paying, in %s, and not asked', async ([language, words]) => {
    setLanguage(language);
    await show(wire);
    expect(root.textContent).toMatch(words);
    expect(root.querySelector('[name=save_card]')).toBeNull();
  });

  test.for([[undefined], [{ required: false }], [{ required: 0 }]])('%j is none', async ([recurring]) => {
    await show({ ...wire, recurring });
    expect(root.textContent).not.toMatch(/subscription/);
    await expect.element(page.getByRole('checkbox', { name: /Save this card/ })).toBeVisible();
  });
});

test('BNI’s private label has its mark', async () => {
  await show();
  await typeCard('1946415981487684');
  const marks = [...root.querySelectorAll('.marks img')].map((mark) => mark.getAttribute('src'));
  expect(marks).toEqual([bniPrivateLabel]);
});

describe('who pays', () => {
  const collect = {
    collect_name: 'required',
    collect_email: 'optional',
    collect_phone: 'none',
    email: 'sari@shop.test',
  };

  test('is asked as the merchant wants it, with what is known filled in', async () => {
    await show({ customer_details: collect });
    expect(field('customer-email')?.value).toBe('sari@shop.test');
    expect(field('customer-phone')).toBeNull();
    await typeCard(BCA);
    await pay();
    expect(root.querySelector('#customer-name-note')?.textContent).toBe('The shop needs this.');
    await userEvent.type(field('customer-name')!, 'Sari');
    const { request } = await pay();
    expect(request?.customer_details).toEqual({ full_name: 'Sari', email: 'sari@shop.test' });
  });

  test('skipCustomerDetails leaves out what is not required', async () => {
    await show({ customer_details: collect }, { options: { skipCustomerDetails: true } });
    expect([field('customer-name'), field('customer-email')].map(Boolean)).toEqual([true, false]);
  });

  test('options of the page are filled in', async () => {
    const options = { skipCustomerDetails: false, customerEmail: 'a@b.co', customerPhone: '0812' };
    await show({ merchant: { show_credit_card_customer_info: true } }, { options });
    expect([field('customer-email')?.value, field('customer-phone')?.value]).toEqual(['a@b.co', '0812']);
  });
});

test('what paying by card costs is in the amount, and said before paying', async () => {
  await show({}, { channel: { id: 'credit_card', down: false, modes: [], fee: 6350 } });
  await expect.element(page.getByRole('button', { name: /^Pay/ })).toHaveTextContent('Rp156.350');
  await expect.element(page.getByText('Includes Rp6.350 for paying by card.')).toBeVisible();
});

test('a page that is left forgets the card', async () => {
  await show();
  await typeCard(BCA);
  dispatchEvent(new PageTransitionEvent('pagehide'));
  expect([field('card-number')?.value, field('card-cvv')?.value]).toEqual(['', '']);
});

test('deleting goes through a separator, and an input method is left alone while it composes', async () => {
  await show();
  const number = field('card-number')!;
  await userEvent.type(number, '48111111');
  number.setSelectionRange(5, 5);
  await userEvent.keyboard('{Backspace}');
  expect([number.value, number.selectionStart]).toEqual(['4811 111', 3]);
  number.setSelectionRange(4, 4);
  await userEvent.keyboard('{Delete}');
  expect([number.value, number.selectionStart]).toEqual(['4811 11', 4]);
  number.value = '４８１１１';
  number.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
  expect(number.value).toBe('４８１１１');
  number.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  expect(number.value).toBe('4811 1');
});
