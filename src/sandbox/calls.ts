import { maskedPath } from './card-number.ts';
import type { Writes } from './grouped-writes.ts';
import { command, query, type Storage } from './storage.ts';

/** One request to the APIs, as the timeline of a transaction shows it. Nothing of its body or its keys. */
export interface Call {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly tookMs: number;
  /** `status_code` of the body, where the Core API says there what HTTP does not. */
  readonly code?: string | undefined;
}

/** What is known of a call that neither its path nor its HTTP status says. */
interface Noted {
  /** Whom it is about. */
  readonly ids?: readonly string[];
  readonly code?: string;
  /** Whose order an order id means. */
  readonly merchantId?: string | undefined;
}

interface Waiting {
  readonly call: Call;
  readonly noted: Noted | undefined;
}

interface CallRow {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: string | null;
  readonly took_ms: number;
}

/** Calls in the file; the oldest go first. */
const KEPT = 20_000;
/** Calls that may wait; under a load that makes more, the oldest of them are not kept. */
const WAITING = 1000;
/** So many are written at once, which no request waits for noticeably, and so soon after the last ones. */
const AT_ONCE = 50;
const WRITE_MS = 100;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** An id as one merchant means it. No id has a space in it that a merchant's id could end at. */
export const idOf = (merchantId: string, id: string): string => `${merchantId} ${id}`;

/** Tokens, order ids and transaction ids that a call was about, a line each: no id has a line's end in it. */
function about(path: string, noted: Noted | undefined): string {
  const { ids = [], merchantId } = noted ?? {};
  const parts = [...path.split('/').map(decoded), ...ids].filter((part) => part.length > 2);
  return `\n${(merchantId === undefined ? parts : parts.map((part) => idOf(merchantId, part))).join('\n')}\n`;
}

function callsTable(storage: Storage) {
  const insert = command(
    storage,
    'INSERT INTO calls (at, method, path, status, code, took_ms, about) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const prune = command(storage, 'DELETE FROM calls WHERE seq <= (SELECT max(seq) FROM calls) - ?');
  const find = query<CallRow>(
    storage,
    `SELECT * FROM calls WHERE EXISTS
      (SELECT 1 FROM json_each(?) AS id WHERE instr(calls.about, char(10) || id.value || char(10)) > 0) ORDER BY seq`,
  );
  return { insert, prune, find };
}

interface CallsWorld {
  readonly storage: Storage;
  readonly write: Writes['write'];
  readonly after: (ms: number, work: () => void) => () => void;
  /** Something that could not be done now, and is tried again. */
  readonly complain: (what: string, error: unknown) => void;
}

/**
 * The log of API calls. No request waits for it: calls are held in memory and written together, a little later, so that a killed
 * process forgets its last ones.
 */
export function openCalls({ storage, write, after, complain }: CallsWorld) {
  const { insert, prune, find } = callsTable(storage);
  const noted = new WeakMap<Request, Noted>();
  let waiting: Waiting[] = [];
  let cancel: (() => void) | undefined;

  const keep = (most: number): void => {
    cancel?.();
    cancel = undefined;
    waiting = waiting.slice(-WAITING);
    const batch = waiting.slice(0, most);
    if (batch.length === 0 || !storage.isOpen) return;
    write(() => {
      for (const one of batch) {
        const { at, method, status, tookMs } = one.call;
        const path = maskedPath(one.call.path);
        insert(at, method, path, status, one.noted?.code ?? null, tookMs, about(path, one.noted));
      }
      prune(KEPT);
    });
    waiting = waiting.slice(batch.length);
  };
  const keepSome = (): void => {
    try {
      keep(AT_ONCE);
    } catch (error) {
      complain('the log of calls', error);
    }
    if (waiting.length > 0) cancel = after(WRITE_MS, keepSome);
  };
  const keepAll = () => keep(Infinity);

  return {
    /** Says whom a request is about where its path does not. */
    note: (request: Request, ...ids: readonly string[]) => void noted.set(request, { ...noted.get(request), ids }),
    /** Says the `status_code` of the answer's body, and who asked where that is known. */
    noteCode: (request: Request, code: string, merchantId?: string) =>
      void noted.set(request, { ...noted.get(request), code, merchantId }),
    add(request: Request, call: Omit<Call, 'code'>): void {
      waiting.push({ call, noted: noted.get(request) });
      if (waiting.length > 2 * WAITING) waiting = waiting.slice(-WAITING);
      cancel ??= after(WRITE_MS, keepSome);
    },
    /** Requests that were about one of these, oldest first. */
    about(ids: readonly string[]): readonly Call[] {
      keepAll();
      return find.all(JSON.stringify(ids)).map(({ took_ms: tookMs, code, ...row }) => ({
        ...row,
        tookMs,
        code: code ?? undefined,
      }));
    },
    /** Writes all that waits. */
    keep: keepAll,
    /** Drops what waits, after all of the state was replaced. */
    forget: () => void (waiting = []),
  };
}

export type Calls = ReturnType<typeof openCalls>;
