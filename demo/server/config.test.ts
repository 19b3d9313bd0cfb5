import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('what holds without any setting', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    shopUrl: 'http://127.0.0.1:4000',
    gatewayUrl: 'http://localhost:4100',
    serverKey: 'SB-Mid-server-kasir-sandbox',
    clientKey: 'SB-Mid-client-kasir-sandbox',
    adminToken: '',
    database: '.kasir/shop.db',
    reload: false,
  });
});

test.each([
  [{ KASIR_SHOP_PORT: '4300' }, { port: 4300, shopUrl: 'http://127.0.0.1:4300' }],
  [{ KASIR_PORT: '4200' }, { gatewayUrl: 'http://localhost:4200' }],
  [{ KASIR_PORT: '4200', KASIR_PUBLIC_URL: 'https://pay.test/' }, { gatewayUrl: 'https://pay.test' }],
  [{ KASIR_PUBLIC_URL: 'https://pay.test', KASIR_URL: 'https://other.test' }, { gatewayUrl: 'https://other.test' }],
])('%j', (env, expected) => expect(readConfig(env)).toMatchObject(expected));

test.each([
  [{ KASIR_SHOP_PORT: 'x' }, 'KASIR_SHOP_PORT is not a port: x'],
  [{ KASIR_SHOP_PORT: '70000' }, 'KASIR_SHOP_PORT is not a port: 70000'],
  [{ KASIR_URL: 'localhost:4100' }, 'KASIR_URL is not an http(s) address: localhost:4100'],
  [{ KASIR_SHOP_URL: 'javascript:alert(1)' }, 'KASIR_SHOP_URL is not an http(s) address: javascript:alert(1)'],
])('%j is refused by name', (env, message) => expect(() => readConfig(env)).toThrow(message));
