import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { fullWindowUrl, leaveFor } from './navigation.ts';

const assign = vi.fn();

beforeEach(() => {
  vi.stubGlobal('location', { assign, host: 'own.test' });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  assign.mockReset();
  vi.unstubAllGlobals();
});

test.for([
  ['https://shop.test/finish?a=1#top', '', true],
  ['http://shop.test', '', true],
  ['HTTPS://shop.test/', '', true],
  ['javascript:alert(1)', '', false],
  ['JavaScript://shop.test/%0aalert(1)', '', false],
  [' javascript:alert(1)', '', false],
  ['java\tscript:alert(1)', '', false],
  ['data:text/html,x', '', false],
  ['blob:https://shop.test/x', '', false],
  ['vbscript:x', '', false],
  ['file:///etc/passwd', '', false],
  ['about:blank', '', false],
  ['//shop.test/', '', false],
  ['/finish', '', false],
  ['https://shop.test/finish', 'shop.test', true],
  ['https://shop.test?order_id=1', 'www.shop.test, shop.test', true],
  ['https://shop.test:8443/', 'shop.test:8443', true],
  ['https://evil.test/', 'shop.test', false],
  ['https://shop.test@evil.test/', 'shop.test', false],
  ['https://shop.test\\@evil.test/', 'shop.test', false],
  ['https://evil.test#shop.test', 'shop.test', false],
  ['https:evil.test/', 'shop.test', false],
  ['https://own.test/finish', 'shop.test', true],
  ['https://own.test.evil.test/', 'shop.test', false],
  ['https:////evil.test', 'shop.test', false],
] as const)('%j with hosts %j: %s', ([url, hosts, goes]) => {
  leaveFor(url, hosts);
  expect(assign.mock.calls).toEqual(goes ? [[url]] : []);
});

test.for([
  [{}, '?'],
  [{ language: 'en', enabledPayments: 'gopay,bca_va' }, '?language=en&enabledPayments=gopay%2Cbca_va'],
  [{ customerEmail: 'a@b.test', customerPhone: '0812', uiMode: 'qr' }, '?&uiMode=qr'],
  [{ selectedPaymentType: 'customer' }, '?selectedPaymentType=customer'],
] as const)('a full window with %j', ([options, query]) => {
  expect(fullWindowUrl('https://pay.test', 'a/b', options)).toBe(`https://pay.test/snap/v4/redirection/a%2Fb${query}`);
});
