import type { AssetProvider } from './assets.ts';
import { openCalls } from './calls.ts';
import { openClock } from './clock.ts';
import { DEFAULT_CONFIG, type SandboxConfig } from './config.ts';
import { dice as realDice } from './dice.ts';
import { openFaults } from './faults.ts';
import { createGateway, type Core } from './gateway.ts';
import { groupedWrites } from './grouped-writes.ts';
import { createLedger } from './ledger.ts';
import { openLive } from './live.ts';
import { openMerchants } from './merchants.ts';
import type { Dice } from './method.ts';
import { sandboxMethods } from './methods.ts';
import { DELIVERY, openNotifications, ONCE, type Sender } from './notifications.ts';
import { openPreviews } from './previews.ts';
import { openSeal } from './seal.ts';
import { openState } from './state.ts';
import { storedSettings } from './stored.ts';
import { openStorage, type Storage } from './storage.ts';

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

/** Real timers, which keep no process alive. */
export const realAfter = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);
  timer.unref?.();
  return () => clearTimeout(timer);
};

/** Says what went wrong where nobody waits for an answer. */
const complaints = (log: (line: string) => void) => (what: string, error: unknown) =>
  log(`internal error: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

/** Puts the parts of one sandbox together; `delivered` hears of every delivery that ended. */
export function assemble(options: SandboxOptions, delivered: () => void): Core {
  const config: SandboxConfig = { ...DEFAULT_CONFIG, ...options.config };
  const storage = options.storage ?? openStorage(':memory:');
  const state = openState(storage);
  const log = options.log ?? (() => {});
  const complain = complaints(log);
  const writes = groupedWrites(storage, { undone: () => forget(), complain });
  const stored = storedSettings(state, log);
  const clock = openClock(state, stored, options.now ?? Date.now);
  const methods = new Map(sandboxMethods.map((method) => [method.id, method]));
  const notifications = openNotifications({
    storage,
    write: writes.write,
    now: clock.now,
    intervals: () => stored('retry_intervals_ms') ?? config.retryIntervals,
    way: () => stored(DELIVERY) ?? ONCE,
    complain,
    send: options.send,
    delivered,
  });
  const merchants = openMerchants(storage, config, log);
  const ledger = createLedger({ state, clock, notifications, methods, merchants, complain });
  const dice = options.dice ?? realDice;
  const faults = openFaults(state, stored, dice, clock.now);
  const after = options.after ?? realAfter;
  const calls = openCalls({ storage, write: writes.write, after, complain });
  const { seal, reload: reloadSeal } = openSeal(state);
  const forget = () => {
    state.forget();
    notifications.forgetDue();
    merchants.reload();
    faults.forget();
    clock.reload();
    reloadSeal();
  };
  const reload = () => {
    forget();
    notifications.forgetAway();
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
    log,
    complain,
  };
  return { ...parts, gateway: createGateway(parts), views: new WeakMap() };
}
