import { expect, test } from 'vitest';
import { fromHash, toHash } from './link.ts';
import { presets } from './presets.ts';
import { isSecret, shareable, type Settings } from './settings.ts';

const usual: Settings = {
  request: presets.usual('http://127.0.0.1:4000/finish'),
  renewsOrderId: true,
  mode: 'popup',
  options: {},
  callbacks: ['onSuccess', 'onPending', 'onError', 'onClose'],
  showsFirst: false,
};

/** A hash that says anything at all, as a stranger could make one. */
const hashOf = async (value: unknown) => {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return `#1.${Buffer.from(bytes).toString('base64url')}`;
};

test.each(Object.entries(presets))('the preset %s comes back as it was', async (_, preset) => {
  const settings: Settings = {
    request: preset('http://127.0.0.1:4000/finish'),
    renewsOrderId: false,
    mode: 'embed',
    options: { language: 'en', uiMode: 'qr', autoCloseDelay: 5, showOrderId: false, enabledPayments: ['gopay'] },
    callbacks: ['onSuccess'],
    showsFirst: true,
  };
  const hash = await toHash(settings);
  expect(hash).toMatch(/^1\.[\w-]+$/);
  expect(await fromHash(`#${hash}`, usual)).toEqual({ settings, dropped: [] });
});

test('no key, card or used order id gets into a link', async () => {
  const settings: Settings = {
    ...usual,
    request: {
      transaction_details: { order_id: 'PG-1', gross_amount: 10_000 },
      credit_card: { secure: true, card_token: '481111-token' },
      custom_field1: 'my key is SB-Mid-server-abc',
      custom_field2: 'card 4811 1111 1111 1114',
      item_details: [{ name: '5211111111111117' }, { name: 'Kopi' }],
    },
    options: {
      language: 'id',
      creditCardNumber: '4811111111111114',
      creditCardCvv: '123',
      customerEmail: 'VT-client-x',
    },
  };
  const back = await fromHash(await toHash(settings), usual);
  expect(back?.settings.request).toEqual({
    transaction_details: { gross_amount: 10_000 },
    credit_card: { secure: true },
    item_details: [{}, { name: 'Kopi' }],
  });
  expect(back?.settings.options).toEqual({ language: 'id' });
  expect(shareable(settings).left.sort()).toEqual([
    'credit_card.card_token',
    'custom_field1',
    'custom_field2',
    'item_details.0.name',
    'options.creditCardCvv',
    'options.creditCardNumber',
    'options.customerEmail',
  ]);
});

test.each([
  ['4811111111111114', true],
  ['4811-1111-1111-1114', true],
  ['3701 9216 9722 458', true],
  ['Mid-server-x', true],
  ['4811111111111115', false],
  ['1790000000000', false],
  ['081234567890', false],
  ['+62 812-3456-7890', false],
])('%s is a secret: %s', (text, expected) => expect(isSecret(text)).toBe(expected));

test.each(['', '#', '#content', '#/credit-card', '#1.'])('%j is no link of ours', async (hash) => {
  expect(await fromHash(hash, usual)).toBeNull();
});

test.each(['#1.!!!', '#1.AAAA', '#2.AAAA', '#1.%3Cscript%3E'])('%j cannot be read, and says so', async (hash) => {
  expect(await fromHash(hash, usual)).toEqual({ settings: usual, dropped: ['*'] });
});

test.each<[unknown, string[]]>([
  [[1, 2], ['*']],
  [{ request: 'x', mode: 'fax', callbacks: ['onEvil'], showsFirst: 1 }, ['request', 'mode', 'callbacks', 'showsFirst']],
  [
    { options: { creditCardNumber: '1', evil: 1, language: 5, autoCloseDelay: '5' } },
    ['options.creditCardNumber', 'options.evil', 'options.language', 'options.autoCloseDelay'],
  ],
  [{ request: { a: 'x'.repeat(17_000) } }, ['request']],
])('what makes no sense is dropped by name: %#', async (value, dropped) => {
  const back = await fromHash(await hashOf(value), usual);
  expect(back?.dropped).toEqual(dropped);
  expect(back?.settings).toEqual(usual);
});

test('a small link does not fill the memory', async () => {
  const bomb = await hashOf({ request: { a: ' '.repeat(5_000_000) } });
  expect(bomb.length).toBeLessThan(20_000);
  expect(await fromHash(bomb, usual)).toEqual({ settings: usual, dropped: ['*'] });
});
