import { expect, test } from 'vitest';
import { failingStorage } from './failing-storage.ts';
import { groupedWrites } from './grouped-writes.ts';
import { scratchFile, settingNames } from './scratch.ts';
import { command, openStorage } from './storage.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function grouped() {
  const file = scratchFile();
  const storage = openStorage(file);
  const undone: string[] = [];
  const time = { ms: 0 };
  const writes = groupedWrites(storage, {
    undone: () => undone.push('undone'),
    complain: (what, error) => undone.push(`${what}: ${String(error)}`),
    clock: () => time.ms,
  });
  const put = command(storage, 'INSERT INTO settings (name, value) VALUES (?, ?)');
  /** Another connection, which sees only what is durable. */
  const durable = openStorage(file);
  return { time, writes, undone, put: (name: string) => put(name, ''), durable: () => settingNames(durable) };
}
test('changes of turns that follow each other are one commit, and whoever waits is told after it', async () => {
  const { writes, put, durable } = grouped();
  writes.write(() => put('a'));
  const first = writes.settled();
  let told = false;
  void first?.then(() => (told = true));
  for (const name of ['b', 'c']) {
    await turn();
    writes.write(() => put(name));
    expect([writes.settled() === first, durable(), told]).toEqual([true, [], false]);
  }
  await first;
  expect([durable(), told, writes.settled()]).toEqual([['a', 'b', 'c'], true, undefined]);
});

test('a commit does not wait for ever, however much is written', async () => {
  const { time, writes, put, durable } = grouped();
  writes.write(() => put('0'));
  const first = writes.settled();
  for (let number = 1; writes.settled() === first && number < 100; number++) {
    time.ms += 1;
    await turn();
    writes.write(() => put(String(number)));
  }
  // A millisecond a turn: four of them, and the one in which it was found to be late.
  expect(writes.settled()).not.toBe(first);
  expect(durable()).toEqual(['0', '1', '2', '3']);
});

test('of several changes in one commit, one that fails is taken back alone', async () => {
  const { writes, put, durable, undone } = grouped();
  writes.write(() => put('kept'));
  await turn();
  const failing = () =>
    writes.write(() => {
      put('lost');
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  writes.write(() => put('kept, too'));
  await writes.settled();
  expect([durable(), undone]).toEqual([['kept', 'kept, too'], ['undone']]);
});

test('everybody who waits is told the fate of the commit that has their change, whoever made it', async () => {
  const { storage, fail } = failingStorage();
  const complaints: string[] = [];
  const { write, settled, flush } = groupedWrites(storage, {
    undone: () => {},
    complain: (what) => complaints.push(what),
  });
  const put = command(storage, 'INSERT INTO settings (name, value) VALUES (?, ?)');
  const fate = (group: Promise<void> | undefined) =>
    group?.then(
      () => 'kept',
      () => 'lost',
    );
  write(() => put('a', ''));
  const first = fate(settled());
  fail('COMMIT');
  expect(flush).toThrow('disk is full');
  write(() => put('b', ''));
  const second = fate(settled());
  expect([await first, await second, settingNames(storage)]).toEqual(['lost', 'kept', ['b']]);
  fail('COMMIT');
  write(() => put('c', ''));
  expect([await fate(settled()), settingNames(storage), complaints]).toEqual(['lost', ['b'], ['a commit']]);
});

test('where SQLite takes everything back, what was written before is lost, and what comes after is kept', async () => {
  const { storage } = failingStorage();
  const { write, settled } = groupedWrites(storage, { undone: () => {}, complain: () => {} });
  const put = command(storage, 'INSERT INTO settings (name, value) VALUES (?, ?)');
  write(() => put('before', ''));
  const before = settled();
  const failing = () =>
    write(() => {
      storage.exec('ROLLBACK');
      throw new Error('disk full');
    });
  expect(failing).toThrow('disk full');
  write(() => put('after', ''));
  await expect(before).rejects.toThrow('disk full');
  await settled();
  expect(settingNames(storage)).toEqual(['after']);
});
