import { command, type Storage } from './storage.ts';

/** A commit waits for more changes while every turn of the event loop brings some, but not longer than that. */
const PATIENCE_MS = 4;

/** Changes that are kept by one commit. */
interface Group {
  readonly settled: Promise<void>;
  readonly kept: () => void;
  readonly lost: (error: Error) => void;
  readonly until: number;
  /** Something was written since the last look at whether to commit. */
  grown: boolean;
}

function newGroup(until: number): Group {
  let [kept, lost]: [Group['kept'], Group['lost']] = [() => {}, () => {}];
  const settled = new Promise<void>((resolve, reject) => {
    [kept, lost] = [resolve, reject];
  });
  // Whoever waits hears of it; nobody may.
  settled.catch(() => {});
  return { settled, kept, lost, until, grown: false };
}

interface GroupedWorld {
  /** Hears of changes that were taken back. */
  readonly undone: () => void;
  /** Hears of a commit that failed: nobody may have waited for it. */
  readonly complain: (what: string, error: unknown) => void;
  /** Milliseconds of any clock. */
  readonly clock?: () => number;
}

/** The group that is open, and its end. */
function openGroup(storage: Storage, { undone, complain, clock = () => performance.now() }: GroupedWorld) {
  const begin = command(storage, 'BEGIN IMMEDIATE');
  const commit = command(storage, 'COMMIT');
  const rollback = command(storage, 'ROLLBACK');
  let open: Group | undefined;
  let losses = 0;

  const lose = (group: Group, error: unknown): void => {
    open = undefined;
    losses++;
    group.lost(error instanceof Error ? error : new Error(String(error)));
    undone();
  };

  /** All that was written is durable after it, or taken back, and whoever waits is told. @throws what the commit failed with */
  const flush = (): void => {
    const group = open;
    if (!group) return;
    try {
      if (storage.isOpen) commit();
      open = undefined;
      group.kept();
    } catch (error) {
      if (storage.isTransaction) rollback();
      lose(group, error);
      throw error;
    }
  };

  const look = (group: Group): void => {
    if (group !== open) return;
    if (group.grown && clock() < group.until) {
      group.grown = false;
      setImmediate(look, group);
      return;
    }
    try {
      flush();
    } catch (error) {
      complain('a commit', error);
    }
  };

  return {
    /** Something is about to be written. */
    grow: (): void => {
      if (!open) {
        begin();
        open = newGroup(clock() + PATIENCE_MS);
        setImmediate(look, open);
      }
      open.grown = true;
    },
    /** SQLite took back all that was written. */
    lost: (error: unknown): void => {
      if (open) lose(open, error);
    },
    flush,
    settled: (): Promise<void> | undefined => open?.settled,
    losses: () => losses,
  };
}

/**
 * Durable changes, those that come close together in one commit: a commit costs more than the changes in it. What is
 * answered has to wait for `settled`. Each piece of work is kept whole or not at all, whatever becomes of the others.
 */
export function groupedWrites(storage: Storage, world: GroupedWorld) {
  const save = command(storage, 'SAVEPOINT work');
  const release = command(storage, 'RELEASE work');
  const back = command(storage, 'ROLLBACK TO work');
  const { grow, lost, flush, settled, losses } = openGroup(storage, world);
  let inside = false;

  /** Takes one piece of work back. Some errors make SQLite take everything back: the whole group is lost then. */
  const takeBack = (error: unknown): void => {
    if (storage.isTransaction) {
      back();
      world.undone();
    } else lost(error);
  };

  const write = <T>(work: () => T): T => {
    if (inside) return work();
    grow();
    save();
    inside = true;
    try {
      return work();
    } catch (error) {
      takeBack(error);
      throw error;
    } finally {
      inside = false;
      if (storage.isTransaction) release();
    }
  };

  return {
    write,
    /** Resolves when everything written so far is durable, and rejects when it was taken back; undefined when it is already. */
    settled,
    /** How many commits were lost so far: an answer that was made while one was may rest on what it had. */
    losses,
    flush,
  };
}

export type Writes = ReturnType<typeof groupedWrites>;
