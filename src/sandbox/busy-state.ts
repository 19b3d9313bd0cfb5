import { trial } from './trial.ts';

export type Tables = Record<string, Record<string, string | number | null>[]>;
export interface State {
  readonly kasir: 1;
  readonly tables: Tables;
}

/** Notifications have somewhere to go. */
export const CONFIG = { notificationUrl: 'http://127.0.0.1:4000/notify' };
const customer_details = { first_name: 'Sari', email: 'sari@shop.test', collect_phone: 'required' };

/** A state with a row in every table: methods, refunds, levers, cards, accounts. For tests. */
export async function busy(): Promise<State> {
  const world = trial({ config: CONFIG, send: ({ url }) => Promise.resolve({ status: 503, via: [url] }) });
  await world.lever('merchants', { display_name: 'Toko Dua', finish_payment_return_url: 'https://dua.test/' });
  await world.call('PATCH', '/_sandbox/merchants/G000000001', {
    notification_url: 'http://127.0.0.1:4000/own',
    brand: { typography: 'Inter', header_color: '#112233' },
    payment_channels: ['gopay', 'qris', 'bca_va', 'credit_card', 'ovo'].map((name) => ({ name, enabled: true })),
  });
  for (const [id, payment_type] of [
    ['GOPAY', 'gopay'],
    ['BCA', 'bca_va'],
    ['QRIS', 'qris'],
  ] as const)
    await world.charge(await world.token(id, { customer_details }), { payment_type });
  await world.lever('transactions/GOPAY/settle');
  await world.lever('transactions/GOPAY/refund', { amount: 5000 });
  const secure = await world.token('CARD', { credit_card: { secure: true, save_card: true }, user_id: 'u1' });
  const card_token = await world.card('4811111111111114');
  await world.charge(secure, { payment_type: 'credit_card', payment_params: { card_token, save_card: true } });
  await world.lever('transactions/CARD/settle');
  await world.token('OPEN', { callbacks: { finish: 'https://shop.test/done' } });
  await world.lever('clock', { advance_s: 30 });
  await world.lever('faults', { endpoint: 'refund', code: '500', times: 3 });
  await world.lever('notifications/intervals', { seconds: [1, 2] });
  await world.lever('notifications/delivery', { copies: 2 });
  await world.lever('gopay/error', { code: '0' });
  await world.sandbox.run();
  await world.call('GET', '/_sandbox/transactions/GOPAY');
  return JSON.parse((await world.call('GET', '/_sandbox/export')).text) as State;
}
