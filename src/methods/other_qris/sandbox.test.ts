import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';

test('a code without an acquirer in its result', async () => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), { payment_type: 'other_qris' });
  expect(body).toMatchObject({ status_code: '201', payment_type: 'qris', kasir_channel: 'other_qris' });
  for (const name of ['acquirer', 'qris_acquirer', 'deeplink_url', 'pdf_url']) expect(body).not.toHaveProperty(name);
});
