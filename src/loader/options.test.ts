import { describe, expect, test } from 'vitest';

import { KEPT, TOLD as UNDERSTOOD } from '../bridge/options.ts';
import { readToken, tellable } from './options.ts';

const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

/** Throws whatever is asked of it. */
const trap = <T extends object>(target: T): T =>
  new Proxy(
    target,
    new Proxy(
      {},
      {
        get: () => () => {
          throw new Error('trapped');
        },
      },
    ),
  );

const thrower = () => {
  throw new Error('the page’s own');
};

describe('the token', () => {
  test.for([
    ['abc-123', 'abc-123'],
    ['  abc-123\r\n', 'abc-123'],
    ['https://app.test/snap/v4/redirection/abc-123', 'abc-123'],
    ['https://app.test/snap/v2/vtweb/abc-123/?language=en#/qris', 'abc-123'],
    ['http://localhost:4100/snap/v3/redirection/abc-123#/', 'abc-123'],
    ['something/else', 'something/else'],
  ] as const)('%j is %s', ([given, token]) => {
    expect(readToken('pay', given)).toBe(token);
  });

  test.for([
    [undefined, 'undefined'],
    [null, 'null'],
    ['', '""'],
    ['   ', '"   "'],
    [42, '42'],
    [{ token: 'abc' }, '{"token":"abc"}'],
    [['abc'], '["abc"]'],
    ['two words', '"two words"'],
    ['<!doctype html> <html>', '"<!doctype html> <html>"'],
    ['"quoted"', '"\\"quoted\\""'],
    ['null\u0000', '"null\\u0000"'],
    [() => 'abc', '() => "abc"'],
    [Symbol('abc'), 'Symbol(abc)'],
    [12n, 'bigint'],
    [cyclic, 'object'],
    [trap({}), 'object'],
    [trap(() => {}), 'function'],
    [{ toJSON: () => undefined, toString: () => 'mine' }, 'mine'],
    ['x y'.repeat(100), `"${'x y'.repeat(100)}`.slice(0, 80)],
  ] as [unknown, string][])('is none: a TypeError that says what it was, %$', ([given, said]) => {
    expect(() => readToken('embed', given)).toThrow(new TypeError(`snap.embed: expected a token, got ${said}`));
  });

  test.for(['SB-Mid-server-x', 'Mid-server-x', 'VT-server-x', { serverKey: 'Mid-server-x' }])(
    'a server key is named and not repeated: %j',
    (given) => {
      expect(() => readToken('pay', given)).toThrow(new TypeError('snap.pay: expected a token, got a server key'));
    },
  );
});

describe('options as the checkout hears them', () => {
  test.for([
    [
      { language: 'en', autoCloseDelay: 30, skipOrderSummary: true, showOrderId: false },
      { language: 'en', autoCloseDelay: '30', skipOrderSummary: 'true', showOrderId: 'false' },
    ],
    [
      { enabledPayments: ['gopay', 'bca_va'], selectedPaymentType: 'gopay' },
      { enabledPayments: 'gopay,bca_va', selectedPaymentType: 'gopay' },
    ],
    [
      { uiMode: 'qr', gopayMode: 'auto', skipCustomerDetails: true, customerEmail: 'a@b.test', customerPhone: '0812' },
      {
        uiMode: 'qr',
        gopayMode: 'auto',
        skipCustomerDetails: 'true',
        customerEmail: 'a@b.test',
        customerPhone: '0812',
      },
    ],
    [{ language: '', uiMode: null, gopayMode: undefined, autoCloseDelay: 0 }, { autoCloseDelay: '0' }],
    [{ language: () => 'en', uiMode: {}, gopayMode: Symbol('qr') }, {}],
    [{ creditCardNumber: '4811111111111114', creditCardCvv: '123', creditCardExpiry: '01/30', cardNumber: '4' }, {}],
    [{ onSuccess: () => {}, embedId: 'box', env: 'sandbox', $timestamp: 1 }, {}],
  ] as const)('%o', ([given, told]) => {
    expect(tellable(given as Record<string, unknown>, Object.keys(given))).toEqual(told);
  });

  test('one that throws is ignored, the others are not', () => {
    const given = {
      get uiMode() {
        return thrower();
      },
      language: [Symbol('en')],
      enabledPayments: [{ toString: thrower }],
      customerEmail: 'a@b.test',
    };
    expect(tellable(given, Object.keys(given))).toEqual({ customerEmail: 'a@b.test' });
  });

  test('all that the checkout understands are told, and nothing that only starts like one', () => {
    const names = Object.keys(UNDERSTOOD);
    const given = Object.fromEntries(names.map((name) => [name, 'x']));
    expect(tellable(given, names)).toEqual(given);
    // Every other name that the bridge knows of stays on the page.
    const kept = KEPT.filter((name) => !names.includes(name));
    expect(tellable(Object.fromEntries(kept.map((name) => [name, 'x'])), kept)).toEqual({});
  });
});
