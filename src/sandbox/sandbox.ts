import { Hono } from 'hono';
import type { AssetProvider } from './assets.ts';
import { openCalls } from './calls.ts';
import { openClock } from './clock.ts';
import { DEFAULT_CONFIG, type SandboxConfig } from './config.ts';
import { dice as realDice } from './dice.ts';
import { openFaults } from './faults.ts';
import { createGateway, type Core } from './gateway.ts';
import { guardLevers } from './guard.ts';
import { createLedger } from './ledger.ts';
import { openLive } from './live.ts';
import { openMerchants } from './merchants.ts';
import type { Dice } from './method.ts';
import { sandboxMethods } from './methods.ts';
import { DELIVERY, openNotifications, type DeliveryWay, type Sender } from './notifications.ts';
import { openPreviews } from './previews.ts';
import { answerUnknown, baseHeaders } from './answers.ts';
import { checkoutRoutes } from './routes/checkout.ts';
import { consoleApi } from './routes/console-api.ts';
import { consoleRoutes } from './routes/console.ts';
import { accountRoutes } from './routes/accounts.ts';
import { coreChargeRoutes } from './routes/core-charge.ts';
import { coreRoutes } from './routes/core.ts';
import { faultRoutes, meetFaults } from './routes/faults.ts';
import { createRoutes } from './routes/create.ts';
import { leverRoutes } from './routes/levers.ts';
import { liveRoutes } from './routes/live.ts';
import { linkingRoutes } from './routes/linking.ts';
import { payRoutes } from './routes/pay.ts';
import { pdfRoutes } from './routes/pdf.ts';
import { merchantLevers, preferenceRoutes } from './routes/preferences.ts';
import { refundRoutes } from './routes/refund.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { openSeal } from './seal.ts';
import { openState } from './state.ts';
import { groupedWrites, openStorage, type Storage } from './storage.ts';

/** The world a sandbox lives in; everything left out has a harmless default. */
export interface SandboxOptions {
  readonly config?: Partial<SandboxConfig>;
  /** Default: memory. */
  readonly storage?: Storage;
  /** Real time in epoch milliseconds. */
  readonly now?: () => number;
  readonly dice?: Dice;
  /** The built checkout; default: none. */
  readonly assets?: AssetProvider;
  /** The built console; default: none. */
  readonly consoleAssets?: AssetProvider;
  /** Posts notifications; default: they are only recorded. */
  readonly send?: Sender;
  /** One line for the developer. */
  readonly log?: (line: string) => void;
  /** Runs `work` after `ms` and gives a way to call it off; default: real timers. */
  readonly after?: (ms: number, work: () => void) => () => void;
}

/** A Snap gateway: a function from request to response. */
export interface Sandbox {
  (request: Request): Promise<Response>;
  /** Does what has come due (expiry, settlement, deliveries) and resolves when the deliveries begun are over. */
  readonly run: () => Promise<void>;
  /** Ends the streams of open consoles, so that whoever serves it can close. */
  readonly hangUp: () => void;
  /** Stops its timer and closes the storage. */
  readonly close: () => Promise<void>;
}

const realAfter = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);
  timer.unref?.();
  return () => clearTimeout(timer);
};

/** Whether the console may look otherwise after it: its own reading changes nothing. */
const isNews = ({ method, url }: Request): boolean => method !== 'GET' || !url.includes('/_sandbox/');

const LONGEST_MS = 60 * 60 * 1000;

const deliveryWay = (stored: string | undefined): DeliveryWay =>
  stored === undefined ? { copies: 1, hold_first_s: 0 } : (JSON.parse(stored) as DeliveryWay);

const retryIntervals = (stored: string | undefined, config: SandboxConfig): readonly number[] =>
  stored === undefined ? config.retryIntervals : (JSON.parse(stored) as number[]);

function assemble(options: SandboxOptions, delivered: () => void): Core {
  const config: SandboxConfig = { ...DEFAULT_CONFIG, ...options.config };
  const storage = options.storage ?? openStorage(':memory:');
  const writes = groupedWrites(storage, () => forget());
  const state = openState(storage);
  const clock = openClock(state, options.now ?? Date.now);
  const methods = new Map(sandboxMethods.map((method) => [method.id, method]));
  const intervals = () => retryIntervals(state.setting('retry_intervals_ms'), config);
  const notifications = openNotifications({
    storage,
    write: writes.write,
    now: clock.now,
    intervals,
    way: () => deliveryWay(state.setting(DELIVERY)),
    send: options.send,
    delivered,
  });
  const merchants = openMerchants(storage, config);
  const ledger = createLedger({ state, clock, notifications, methods, merchants });
  const dice = options.dice ?? realDice;
  const faults = openFaults(state, dice, clock.now);
  const after = options.after ?? realAfter;
  const calls = openCalls(storage, writes.write, after);
  const { seal, reload: reloadSeal } = openSeal(state);
  const forget = () => {
    state.forget();
    notifications.forgetDue();
    merchants.reload();
    faults.forget();
  };
  const reload = () => {
    forget();
    notifications.forgetAway();
    clock.reload();
    reloadSeal();
    calls.forget();
  };
  const parts = {
    config,
    calls,
    live: openLive(after),
    previews: openPreviews(dice, clock.now),
    reload,
    faults,
    merchants,
    storage,
    writes,
    state,
    seal,
    clock,
    notifications,
    ledger,
    methods,
    dice,
    log: options.log ?? (() => {}),
  };
  return { ...parts, gateway: createGateway(parts) };
}

function routes(core: Core, options: SandboxOptions): Hono {
  const app = new Hono();
  baseHeaders(app, core);
  guardLevers(app, core);
  meetFaults(app, core);
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
 * An offline, stateful Snap and Core API gateway.
 * It opens no socket: give its function to a server, or call it in a test.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const core = assemble(options, () => {
    live.changed();
    plan();
  });
  const { calls, clock, gateway, ledger, live, notifications, state, storage, writes } = core;
  const app = routes(core, options);
  const after = options.after ?? realAfter;
  let cancel = () => {};
  let plannedAt = Infinity;
  let closed = false;

  const catchUp = () => {
    if (state.nextDue() > clock.now()) return;
    gateway.write(() => ledger.catchUp(gateway));
    live.changed();
  };

  function work(): void {
    if (closed) return;
    plannedAt = Infinity;
    catchUp();
    state.forgetBefore(clock.now());
    writes.flush();
    plan();
  }

  /** Begins what is owed now, and sets the timer to what comes due next. The end of a delivery calls this again. */
  function plan(): void {
    if (closed) return;
    const owed = notifications.nextDue();
    const overdue = owed <= clock.now();
    if (overdue) notifications.start();
    const at = Math.min(state.nextDue(), overdue ? Infinity : owed);
    if (at === plannedAt) return;
    cancel();
    plannedAt = at;
    if (at !== Infinity) cancel = after(Math.min(Math.max(at - clock.now(), 0), LONGEST_MS), work);
  }

  const handle = async (request: Request): Promise<Response> => {
    catchUp();
    try {
      return await app.fetch(request);
    } finally {
      // Nothing is answered, and nobody notified, of what a killed process would forget.
      await writes.settled();
      if (isNews(request)) live.changed();
      plan();
    }
  };

  plan();
  return Object.assign(handle, {
    async run() {
      work();
      await notifications.idle();
    },
    hangUp: () => live.hangUp(),
    async close() {
      cancel();
      live.hangUp();
      await notifications.idle();
      calls.keep();
      writes.flush();
      closed = true;
      storage.close();
    },
  });
}
