import * as v from 'valibot';
import { faultRequest } from './faults.ts';
import type { DeliveryWay } from './notifications.ts';
import type { State } from './state.ts';

/** Far enough ahead for every test, in milliseconds. */
export const FURTHEST_MS = 20 * 366 * 24 * 60 * 60 * 1000;

/** A column or a setting whose text is JSON of that form. */
export const json = <Shape extends v.GenericSchema>(shape: Shape) =>
  v.pipe(v.string(), v.parseJson(undefined, 'must be JSON'), shape);

const delivery = v.strictObject({
  copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  hold_first_s: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
}) satisfies v.GenericSchema<unknown, DeliveryWay>;

/** What the levers set, by the names that it has in the file. */
export const STORED = {
  clock_offset_ms: v.pipe(v.string(), v.transform(Number), v.finite(), v.minValue(0), v.maxValue(FURTHEST_MS)),
  delivery: json(delivery),
  faults: json(v.array(v.strictObject({ ...faultRequest.entries, id: v.pipe(v.number(), v.safeInteger()) }))),
  retry_intervals_ms: json(v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000))), v.maxLength(5))),
} as const;

type Name = keyof typeof STORED;

/** Reads what the levers set; what is damaged in the file is said once, and as if it were not there. */
export function storedSettings({ setting }: Pick<State, 'setting'>, log: (line: string) => void) {
  const told = new Set<string>();
  return <Wanted extends Name>(name: Wanted): v.InferOutput<(typeof STORED)[Wanted]> | undefined => {
    const text = setting(name);
    if (text === undefined) return undefined;
    const parsed = v.safeParse(STORED[name], text);
    if (parsed.success) return parsed.output;
    if (!told.has(`${name} ${text}`))
      log(`the setting ${name} is damaged and counts as not set: ${parsed.issues[0].message}`);
    told.add(`${name} ${text}`);
    return undefined;
  };
}

export type Stored = ReturnType<typeof storedSettings>;
