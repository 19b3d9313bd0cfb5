import { expect, test } from 'vitest';
import { trial } from '../trial.ts';

/** The words of each code where a fault names none (contract §8; what §8.4 has no text for is worded by its meaning there). */
const WORDS: Readonly<Record<string, string>> = {
  '202': 'GoPay transaction is denied',
  '300': 'The requested resource is moved permanently',
  '400': 'One or more parameters in the payload is invalid.',
  '401': 'Transaction cannot be authorized with the current client/server key.',
  '402': 'Payment channel is not activated.',
  '403': 'The requested resource is not capable of generating content in the accepting headers',
  '404': 'The requested resource is not found',
  '405': 'HTTP method is not allowed',
  '406': 'Order ID has been paid and utilized, please use another order ID',
  '407': 'Transaction is expired',
  '408': 'The wrong data type was sent',
  '409': 'Too many transactions for the same card number',
  '410': 'GoPay user is blocked',
  '411': 'Token id is missing, invalid, or timed out',
  '412': 'Merchant cannot modify the status of the transaction',
  '413': 'The request cannot be processed due to malformed syntax in the request body',
  '414': 'Refund request is rejected due to invalid amount',
  '429': 'Too many requests, please try again later',
  '500': 'Sorry. Our system is recovering from unexpected issues. Please retry.',
  '501': 'The requested feature is not finished',
  '502': 'Bank or partner is experiencing connection issue',
  '503': 'Bank or partner is temporarily not available',
  '504': 'Fraud Detection System is temporarily not available',
  '505': 'Unable to create va_number for this transaction',
};

test.for(Object.entries(WORDS))('code %s says: %s', async ([code, words]) => {
  const world = trial();
  const token = await world.token('ORD-1');
  const said = { status_code: code, status_message: words };
  for (const endpoint of ['status', 'pay']) await world.lever('faults', { endpoint, code, times: 1 });
  expect((await world.core('ORD-1/status')).body).toMatchObject(said);
  const refused = await world.charge(token, { payment_type: 'bca_va' });
  expect(refused.body).toMatchObject({ ...said, error_messages: [words] });
});

test('the lever names exactly these', async () => {
  expect((await trial().call('GET', '/_sandbox/faults')).body['codes']).toEqual(WORDS);
});
