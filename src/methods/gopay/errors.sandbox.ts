import type { Hono } from 'hono';
import type { Charged, Gateway, Refusal } from '../../sandbox/method.ts';

export const INVALID = 'One or more parameters in the payload is invalid.';
const CONFLICT =
  'The request could not be completed due to a conflict with the current state of the target resource, please try again';

/** What GoPay says, and what the gateway makes of it since January 2023. */
interface GopayError {
  /** GoPay's own code and message. */
  readonly code: string;
  readonly said: string;
  /** `status_code` and HTTP status of the answer. */
  readonly status: string;
  readonly http: 200 | 400;
  readonly message: string;
  readonly validation?: string;
  /** It becomes a transaction that was denied, and the merchant is notified; all others make none. */
  readonly denied?: { readonly fraud: 'accept' | 'deny' };
}

const malformed = 'The request cannot be processed due to malformed syntax in the request body';

const GOPAY_ERRORS: readonly GopayError[] = [
  { code: '310', said: 'Malformed data', status: '400', http: 400, message: INVALID, validation: 'Malformed data' },
  { code: '2901', said: 'Duplicate transaction', status: '406', http: 200, message: CONFLICT },
  {
    code: '2701',
    said: 'The currency is not supported for the country',
    status: '400',
    http: 400,
    message: INVALID,
    validation: 'The currency is not supported for the country',
  },
  {
    code: '4060',
    said: 'Fraud validation',
    status: '202',
    http: 200,
    message: 'GoPay transaction is rejected by FDS',
    denied: { fraud: 'deny' },
  },
  {
    code: '303',
    said: 'Field cannot be blank',
    status: '402',
    http: 200,
    message: 'Missing GoPay merchant setting data',
  },
  // 410 since January 2024; 402 until then.
  { code: '112', said: 'User Blocked', status: '410', http: 200, message: 'GoPay user is blocked' },
  { code: '112-402', said: 'User Blocked', status: '402', http: 200, message: 'GoPay user is blocked' },
  // Its row says 400, the sample beside it 402.
  ...(['402', '400'] as const).map((status) => ({
    code: status === '402' ? '1703' : '1703-400',
    said: 'Midtrans merchant not active',
    status,
    http: 400 as const,
    message: 'GoPay merchant is not active.',
  })),
  {
    code: '153',
    said: 'The token is invalid for the payment',
    status: '400',
    http: 400,
    message: INVALID,
    validation: 'GoPay token is invalid for the payment',
  },
  {
    code: '5009',
    said: 'Auth token already expired',
    status: '400',
    http: 400,
    message: INVALID,
    validation: 'GoPay challenge token is already expired',
  },
  { code: '110', said: 'Unauthorized', status: '402', http: 200, message: 'GoPay merchant is unauthorized.' },
  { code: '132', said: 'Transaction in progress', status: '406', http: 200, message: CONFLICT },
  { code: '2903', said: 'Invalid Request', status: '402', http: 200, message: 'Missing GoPay merchant setting data' },
  { code: '902', said: 'Malformed JSON', status: '413', http: 200, message: malformed },
  { code: '101', said: 'Wallet not found', status: '404', http: 200, message: "GoPay Wallet doesn't exist." },
  {
    code: '900',
    said: 'Internal server error',
    status: '500',
    http: 200,
    message: 'Sorry. Our system is recovering from unexpected issues. Please retry.',
  },
  // The same error of GoPay may also come through as a denial.
  {
    code: '900-denied',
    said: 'Internal server error',
    status: '202',
    http: 200,
    message: 'GoPay transaction is denied',
    denied: { fraud: 'accept' },
  },
  {
    code: '201',
    said: 'insufficient balance',
    status: '202',
    http: 200,
    message: 'GoPay transaction is denied',
    denied: { fraud: 'accept' },
  },
];

const KIND = 'gopay_error';
const SOON_MS = 24 * 60 * 60 * 1000;

/** What a lever ordered for this charge, once. `type` is the wire's payment type. */
export function orderedError(type: string, gateway: Gateway): Charged | Refusal | undefined {
  const code = gateway.kept(KIND, 'next');
  const error = GOPAY_ERRORS.find((one) => one.code === code);
  if (!error) return undefined;
  gateway.keep(KIND, 'next', null, gateway.now());
  return gopayError(error.code, type);
}

/** What the gateway makes of GoPay's error of that code. */
export function gopayError(code: string, type: string): Charged | Refusal | undefined {
  const error = GOPAY_ERRORS.find((one) => one.code === code);
  if (!error) return undefined;
  if (!error.denied)
    return {
      refused: error.status,
      message: error.message,
      ...(error.http === 400 && { http: error.http }),
      ...(error.validation !== undefined && { details: { validation_messages: [error.validation] } }),
    };
  const said = { channel_response_code: error.code.replace(/-.*/, ''), channel_response_message: error.said };
  return {
    type,
    status: 'deny',
    fraud: error.denied.fraud,
    expiresAt: null,
    data: { denial: error.message, ...(error.denied.fraud === 'deny' ? {} : said) },
  };
}

/** `POST /_sandbox/gopay/error {"code": "310"}`: the next charge gets it. `GET` lists them. */
export function errorLevers(app: Hono, gateway: Gateway): void {
  app.get('/_sandbox/gopay/errors', (c) =>
    c.json({
      errors: GOPAY_ERRORS.map(({ code, said, status, http, message, denied }) => ({
        code,
        gopay_message: said,
        status_code: status,
        http,
        status_message: message,
        notification: denied !== undefined,
      })),
    }),
  );
  app.post('/_sandbox/gopay/error', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const code = String((body.value as { readonly code?: unknown } | null)?.code ?? '');
    if (!GOPAY_ERRORS.some((one) => one.code === code))
      return c.json({ error: 'code must be one of GET /_sandbox/gopay/errors' }, 400);
    gateway.write(() => gateway.keep(KIND, 'next', code, gateway.now() + SOON_MS));
    return c.json({ code });
  });
}
