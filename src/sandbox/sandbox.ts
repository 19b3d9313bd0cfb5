import { Hono } from 'hono';
import type { Core } from './gateway.ts';
import { guardLevers } from './guard.ts';
import { answerUnknown, openFront } from './answers.ts';
import { checkoutRoutes } from './routes/checkout.ts';
import { consoleApi } from './routes/console-api.ts';
import { consoleRoutes } from './routes/console.ts';
import { accountRoutes } from './routes/accounts.ts';
import { coreChargeRoutes } from './routes/core-charge.ts';
import { coreRoutes } from './routes/core.ts';
import { faultRoutes } from './routes/faults.ts';
import { createRoutes } from './routes/create.ts';
import { leverRoutes } from './routes/levers.ts';
import { liveRoutes } from './routes/live.ts';
import { linkingRoutes } from './routes/linking.ts';
import { payRoutes } from './routes/pay.ts';
import { pdfRoutes } from './routes/pdf.ts';
import { merchantLevers, preferenceRoutes } from './routes/preferences.ts';
import { refundRoutes } from './routes/refund.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { openServing, type Serve } from './serving.ts';
import { closeStorage } from './storage.ts';
import { assemble, realAfter, type SandboxOptions } from './assemble.ts';

export type { SandboxOptions } from './assemble.ts';

/** A Snap gateway: a function from request to response. */
export interface Sandbox {
  (request: Request): Promise<Response>;
  /** The same for a server: the headers of every answer go to `head`, and there is no promise where nothing is waited for. */
  readonly serve: Serve;
  /** Does what has come due (expiry, settlement, deliveries) and resolves when the deliveries begun are over. */
  readonly run: () => Promise<void>;
  /** Ends the streams of open consoles, so that whoever serves it can close. */
  readonly hangUp: () => void;
  /** Stops its timer and closes the storage. */
  readonly close: () => Promise<void>;
}

/** Whether the console may look otherwise after it: its own reading changes nothing. */
const isNews = ({ method, url }: Request): boolean => method !== 'GET' || !url.includes('/_sandbox/');

const LONGEST_MS = 60 * 60 * 1000;
/** After work that failed as a whole: the disk may be full. */
const AGAIN_MS = 1000;

/** Everything that a sandbox answers. */
export function routes(core: Core, options: SandboxOptions): Hono {
  const app = new Hono();
  guardLevers(app, core);
  faultRoutes(app, core);
  createRoutes(app, core);
  payRoutes(app, core);
  pdfRoutes(app, core);
  for (const method of core.methods.values()) method.routes?.(app, core.gateway);
  coreChargeRoutes(app, core);
  accountRoutes(app, core);
  subscriptionRoutes(app, core);
  coreRoutes(app, core);
  refundRoutes(app, core);
  preferenceRoutes(app, core);
  merchantLevers(app, core);
  linkingRoutes(app, core);
  leverRoutes(app, core);
  checkoutRoutes(app, core, options.assets ?? (() => undefined));
  consoleApi(app, core);
  liveRoutes(app, core);
  consoleRoutes(app, core, options.consoleAssets ?? (() => undefined));
  answerUnknown(app, core);
  return app;
}

/**
 * An offline, stateful Snap and Core API gateway with as many merchants as are added to its first.
 * It opens no socket: give its function to a server, or call it in a test.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const core = assemble(options, () => {
    live.changed();
    plan();
  });
  const { calls, clock, complain, gateway, ledger, live, notifications, state, storage, writes } = core;
  const after = options.after ?? realAfter;
  let cancel = () => {};
  let plannedAt = Infinity;
  let closed = false;

  const catchUp = () => {
    if (state.nextDue() > clock.now()) return;
    ledger.catchUp(gateway);
    live.changed();
  };

  function work(): void {
    if (closed) return;
    plannedAt = Infinity;
    try {
      catchUp();
      state.forgetBefore(clock.now());
      writes.flush();
      plan();
    } catch (error) {
      complain('the timer', error);
      cancel = after(AGAIN_MS, work);
    }
  }

  /** Begins what is owed now, and sets the timer to what comes due next. The end of a delivery calls this again. */
  function plan(): void {
    if (closed) return;
    const settled = writes.settled();
    // What is owed in there is owed when it is durable, if it ever is.
    if (settled) return void settled.then(plan, plan);
    if (notifications.nextDue() <= clock.now()) notifications.start();
    const at = Math.min(state.nextDue(), notifications.nextDue());
    if (at === plannedAt) return;
    cancel();
    plannedAt = at;
    if (at !== Infinity) cancel = after(Math.min(Math.max(at - clock.now(), 0), LONGEST_MS), work);
  }

  const answered = (request: Request): void => {
    if (isNews(request)) live.changed();
    plan();
  };

  const before = () => {
    try {
      catchUp();
    } catch (error) {
      complain('what came due', error);
    }
  };

  const front = openFront(routes(core, options), core);
  const { serve, handle } = openServing(core, front, { before, after: answered });

  /** Resolves when all deliveries that were due are over: what came of one has to be durable before the next begins. */
  const delivered = async (): Promise<void> => {
    do {
      await notifications.idle();
      await writes.settled()?.catch(() => {});
    } while (notifications.isBusy());
  };

  plan();
  return Object.assign(handle, {
    serve,
    async run() {
      work();
      await delivered();
    },
    hangUp: () => live.hangUp(),
    async close() {
      cancel();
      live.hangUp();
      await delivered();
      closed = true;
      try {
        calls.keep();
        writes.flush();
      } finally {
        closeStorage(storage);
      }
    },
  });
}
