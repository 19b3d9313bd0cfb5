import type { Hono } from 'hono';
import * as v from 'valibot';
import { ENDPOINTS, faultRequest, type Fault } from '../faults.ts';
import { isBrowserRequest, type Core } from '../gateway.ts';
import { unknownKeys } from '../unknown-keys.ts';

/** A request that gets no answer; whoever serves the sandbox cuts its connection. In a test it looks as a failed `fetch`. */
export class NoAnswer extends TypeError {
  constructor() {
    super('fetch failed: the sandbox was told to give no answer');
  }
}

/** What the codes mean where no text was ordered (contract §8). */
const TEXTS: Readonly<Record<string, string>> = {
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

/**
 * Customer-side answers name errors in `error_messages` under their own HTTP status, business answers of a charge and all of the
 * Core API in the body under HTTP 200 (contract §3.5, §5.1).
 */
function httpOf(request: Request, path: string, code: string): number {
  const number = Number(code);
  if (path === '/v2/charge' && number === 400) return 400;
  const inBody = path.startsWith('/v2/') || /\/(?:pay|charge)$/.test(path);
  // An answer that was not modified has no body.
  if (number < 300 || number === 304 || inBody) return number === 401 || number === 429 ? number : 200;
  // Browsers take 407 for a proxy's and repeat a request after 408 (decision 001).
  return isBrowserRequest(request) && (number === 407 || number === 408) ? 400 : number;
}

function ordered(core: Core, request: Request, path: string, fault: Fault): Response {
  const code = fault.code ?? '429';
  const text = fault.text ?? TEXTS[code] ?? 'ordered by a lever';
  const body = fault.body ?? {
    status_code: code,
    status_message: text,
    ...(path.startsWith('/snap/') && { error_messages: [text] }),
    id: core.dice.uuid(),
  };
  core.calls.noteCode(request, code);
  return Response.json(body, { status: fault.http ?? httpOf(request, path, code) });
}

type Answered = Response | Promise<Response>;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function meet(fault: Fault, core: Core, request: Request, path: string, work: () => Answered): Promise<Response> {
  if (fault.latency_ms !== undefined) await wait(fault.latency_ms);
  if (fault.outage) throw new NoAnswer();
  const limited = fault.per_minute !== undefined && fault.drop !== true;
  if (fault.code !== undefined || fault.body !== undefined || limited) return ordered(core, request, path, fault);
  const answer = await work();
  if (fault.drop) throw new NoAnswer();
  return answer;
}

/** Stands before all APIs and does what was ordered. The console and the levers themselves never fail. */
export function meetFault(core: Core, request: Request, path: string, work: () => Answered): Answered {
  if (core.faults.list().length === 0 || path.startsWith('/_sandbox') || request.method === 'OPTIONS') return work();
  const fault = core.gateway.write(() => core.faults.take(request.method, path));
  return fault ? meet(fault, core, request, path, work) : work();
}

/** `/_sandbox/faults`: orders, lists and takes back. */
export function faultRoutes(app: Hono, core: Core): void {
  const { faults, gateway } = core;
  app.get('/_sandbox/faults', (c) => c.json({ faults: faults.list(), endpoints: ENDPOINTS, codes: TEXTS }));
  app.post('/_sandbox/faults', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const unknown = unknownKeys(body.value, faultRequest);
    if (unknown.length > 0) return c.json({ error: unknown.join('; ') }, 400);
    const parsed = v.safeParse(faultRequest, body.value);
    if (!parsed.success)
      return c.json(
        { error: [v.getDotPath(parsed.issues[0]), parsed.issues[0].message].filter(Boolean).join(': ') },
        400,
      );
    return c.json({ fault: gateway.write(() => faults.add(parsed.output)) });
  });
  app.delete('/_sandbox/faults', (c) => {
    gateway.write(() => faults.clear());
    return c.json({ faults: [] });
  });
  app.delete('/_sandbox/faults/:id', (c) => {
    gateway.write(() => faults.remove(Number(c.req.param('id'))));
    return c.json({ faults: faults.list() });
  });
}
