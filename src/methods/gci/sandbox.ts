import { defineSandboxMethod } from '../../sandbox/method.ts';
import { invalid } from '../families/redirect.sandbox.ts';

/** Ours: no test card is known. */
const PIN = '123456';

const isDigits = (value: unknown): value is string => typeof value === 'string' && /^\d{4,19}$/.test(value);

/** A gift card by number and PIN; neither is kept. */
export const sandbox = defineSandboxMethod({
  id: 'gci',
  position: 440,
  rows: [{ type: 'gci' }],
  accepts: ({ payment_type: type }) => type === 'gci',
  expiry: { default: 60_000, fixed: true },
  charge({ request: { payment_params: given } }) {
    const wrong = ['card_number', 'pin'].filter((name) => !isDigits(given[name]));
    if (wrong.length > 0) return invalid(wrong.map((name) => `payment_params.${name} is invalid`));
    return { type: 'gci', status: given['pin'] === PIN ? 'settlement' : 'deny', expiresAt: null, data: {} };
  },
  result: () => ({}),
  report: () => ({}),
  hints: [`Gift Card Indonesia: any number, PIN ${PIN}; every other PIN is refused`],
});
