import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { openStorage } from './storage.ts';
import { trial } from './trial.ts';

test('a file from before channels were kept goes on: its charges were of the method that made them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-channels-'));
  const file = join(folder, 'sandbox.sqlite');
  const before = trial({ storage: openStorage(file) });
  const token = await before.token('ORD-1');
  await before.charge(token, { payment_type: 'bca_va' });
  await before.sandbox.close();
  const old = new DatabaseSync(file);
  old.exec('ALTER TABLE charges DROP COLUMN channel');
  old.close();

  const after = trial({ storage: openStorage(file) });
  expect((await after.status(token)).body).toMatchObject({ transaction_status: 'pending', kasir_channel: 'bca_va' });
  await after.charge(await after.token('ORD-2'), { payment_type: 'other_va' });
  await after.sandbox.close();
  const again = trial({ storage: openStorage(file) });
  expect((await again.status(token)).body).toMatchObject({ kasir_channel: 'bca_va' });
  await again.sandbox.close();
  rmSync(folder, { recursive: true });
});

test('the merchant’s preference is in the transaction', async () => {
  const world = trial({ config: { otherVaProcessor: 'permata_va' } });
  expect((await world.show(await world.token('ORD-1'))).body).toMatchObject({
    merchant: { preference: { other_va_processor: 'permata_va' } },
  });
});
