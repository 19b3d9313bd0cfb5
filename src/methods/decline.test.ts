import { expect, test } from 'vitest';

import { parseCharge } from '../gateway/parse.ts';
import { reasonOf } from './decline.ts';

test.for([
  [{ payment_type: 'ovo' }, '17', 'provider'],
  [{ payment_type: 'gopay' }, undefined, 'provider'],
  [{ payment_type: 'gopay', fraud_status: 'deny' }, 'fraud', 'safety'],
  [{ payment_type: 'credit_card', masked_card: '48111111-1114' }, '05', 'declined'],
] as const)('%o refused with %s: %s', ([wire, reason, expected]) => {
  const charge = parseCharge({ status_code: '202', transaction_status: 'deny', ...wire });
  expect(reasonOf({ kind: 'bank', reason, charge })).toBe(expected);
});

test.for([
  ['bank', '05', 'declined'],
  ['bank', undefined, 'declined'],
  ['bank', 'toString', 'declined'],
  ['bank', '01', 'call'],
  ['bank', '07', 'blocked'],
  ['bank', '12', 'online'],
  ['bank', '19', 'bankDown'],
  ['bank', '51', 'funds'],
  ['bank', '54', 'lapsed'],
  ['bank', '41', 'blocked'],
  ['bank', '43', 'blocked'],
  ['bank', '14', 'number'],
  ['bank', '61', 'limit'],
  ['bank', '91', 'bankDown'],
  ['bank', 'fraud', 'safety'],
  ['bank', '3ds', 'challenge'],
  ['bank', '3ds-version', 'version'],
  ['gateway', 'card_rejected', 'card'],
  ['gateway', 'promo', 'promo'],
  ['gateway', 'setup', 'setup'],
  ['gateway', 'offline', 'lost'],
  ['gateway', 'channel_down', 'down'],
  ['gateway', 'rejected', 'other'],
] as const)('%s %s: %s', ([kind, reason, expected]) => {
  expect(reasonOf({ kind, reason })).toBe(expected);
});
