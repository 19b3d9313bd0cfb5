import { expect, test } from 'vitest';
import { happenings } from './events.ts';

const at = (ms: number) => new Date(1_770_000_000_000 + ms).toISOString();
const call = (ms: number, path: string, status = 200) => ({ at: at(ms), method: 'GET', path, status, took_ms: 3 });

test('calls, states and notifications are one line of time; polls are one entry', () => {
  const told = {
    id: 1,
    order_id: 'A',
    transaction_id: 'T',
    url: '',
    state: 'nowhere' as const,
    created_at: at(10),
    body: {},
    attempts: [],
  };
  const lines = happenings({
    created_at: at(0),
    token_asked: true,
    calls: [
      call(1, '/create'),
      call(12, '/charge'),
      call(20, '/status'),
      call(30, '/status'),
      call(40, '/status', 500),
    ],
    states: [{ at: at(10), payment_type: 'gopay', transaction_status: 'capture', fraud_status: 'challenge' }],
    notifications: [told],
  });
  expect(lines.map((one) => (one.kind === 'call' ? [one.path, one.status, one.count] : one.kind))).toEqual([
    ['/create', 200, 1],
    'asked',
    ['/charge', 200, 1],
    'state',
    'notice',
    ['/status', 200, 2],
    ['/status', 500, 1],
  ]);
  expect(lines[3]).toMatchObject({ state: 'challenge', by: 'gopay' });
});

test('an order that came with its charge begins with it', () => {
  const [first] = happenings({
    created_at: at(0),
    token_asked: false,
    calls: [],
    states: [{ at: at(0), payment_type: 'gopay', transaction_status: 'pending' }],
    notifications: [],
  });
  expect(first).toMatchObject({ kind: 'state', state: 'pending' });
});
