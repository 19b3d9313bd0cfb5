import { expect, test } from 'vitest';
import { readSettings } from './env.ts';

test('everything has a default', () => {
  expect(readSettings({}, [])).toMatchObject({
    port: 4100,
    bankPort: 4101,
    db: '.kasir/sandbox.sqlite',
    config: {
      host: '127.0.0.1',
      adminToken: undefined,
      serverKey: 'SB-Mid-server-kasir-sandbox',
      minAmount: 0,
      allowedOrigins: [],
      trustProxy: false,
    },
  });
});

test('what is set counts', () => {
  const settings = readSettings(
    {
      KASIR_PORT: '4200',
      KASIR_BANK_URL: 'http://bank.localhost:4300/',
      KASIR_HOST: '0.0.0.0',
      KASIR_ORIGINS: 'https://shop.test/, null',
      KASIR_PUBLIC_URL: 'https://pay.test/x',
      KASIR_FINISH_URL: 'https://shop.test/finish?a=1',
      KASIR_TRUST_PROXY: '1',
    },
    ['--min-amount', '10000'],
  );
  expect(settings).toMatchObject({
    port: 4200,
    bankPort: 4300,
    config: {
      bankUrl: 'http://bank.localhost:4300',
      publicUrl: 'https://pay.test',
      finishUrl: 'https://shop.test/finish?a=1',
      allowedOrigins: ['https://shop.test', 'null'],
      minAmount: 10_000,
      trustProxy: true,
    },
  });
  expect(settings.config.adminToken).toMatch(/^[\w-]{20,}$/);
});

test.for([
  [{ KASIR_PORT: 'http' }, [], 'KASIR_PORT'],
  [{ KASIR_PORT: '70000' }, [], 'KASIR_PORT'],
  [{ KASIR_FINISH_URL: 'javascript:alert(1)' }, [], 'KASIR_FINISH_URL'],
  [{ KASIR_ORIGINS: 'shop.test' }, [], 'KASIR_ORIGINS'],
  [{ KASIR_NOTIFICATION_URL: 'ftp://shop.test' }, [], 'KASIR_NOTIFICATION_URL'],
  [{}, ['--min-amount=-5'], 'KASIR_MIN_AMOUNT'],
] as const)('%j %j is named', ([env, args, name]) => expect(() => readSettings(env, args)).toThrow(name));
