import type { State } from './state.ts';
import type { Stored } from './stored.ts';

const SETTING = 'clock_offset_ms';

/** The sandbox's time: the real one, or further ahead. How far survives a restart. */
export function openClock(state: State, stored: Stored, realNow: () => number) {
  let offset = stored(SETTING) ?? 0;
  return {
    now: (): number => realNow() + offset,
    offset: (): number => offset,
    advance(ms: number): void {
      offset += ms;
      state.set(SETTING, String(offset));
    },
    /** As it is kept now. */
    reload(): void {
      offset = stored(SETTING) ?? 0;
    },
  };
}

export type Clock = ReturnType<typeof openClock>;
