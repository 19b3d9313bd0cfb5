import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';

const GOPAY = { payment_type: 'qris', payment_params: { acquirer: ['gopay'] } };

test('a wallet’s own code is the wallet’s, where the merchant has it', async () => {
  const world = trial();
  for (const enabled_payments of [
    ['qris', 'gopay'],
    ['gopay', 'qris'],
  ]) {
    const token = await world.token(`ORD-${enabled_payments.join('-')}`, { enabled_payments });
    expect((await world.charge(token, GOPAY)).body).toMatchObject({ kasir_channel: 'gopay' });
  }
});

test('without an acquirer it is QRIS by itself, even beside a wallet', async () => {
  const world = trial();
  const token = await world.token('ORD-1', { enabled_payments: ['gopay', 'qris'] });
  const { body } = await world.charge(token, { payment_type: 'qris' });
  expect(body).toMatchObject({ kasir_channel: 'qris', acquirer: 'gopay' });
  expect((await world.show(token)).body).toMatchObject({ result: { kasir_channel: 'qris' } });
});
