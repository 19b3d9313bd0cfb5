import type { Group, Saved } from '../../methods/method.ts';
import type { Row } from '../rows.ts';

/** One entry of the list: a way to pay, or several banks behind one door. */
export type Entry = { readonly row: Row } | { readonly banks: readonly Row[] };

const CLUSTERS: Partial<Record<Group, string>> = { store: 'store', pay_later: 'pay_later' };

/** What is shown first: each thing saved, by the method that it is paid with, and the method used last. */
interface ForYou {
  readonly saved: readonly { readonly row: Row; readonly saved: Saved }[];
  readonly last: Row | undefined;
}

/**
 * The list in the merchant's order. Two virtual accounts or more share one entry, where the first of them stood; neighbours
 * of a kind share a card. The method used last is taken out, to be shown first; one with something saved stays, for what is
 * new.
 */
export function grouped(rows: readonly Row[]): ForYou & { readonly lists: Entry[][] } {
  const on = rows.filter((row) => row.off === undefined);
  const saved = on.flatMap((row) => row.saved.map((each) => ({ row, saved: each })));
  const last = on.find((row) => row.last && !row.saved[0]);
  const banks = rows.filter(({ method }) => method.group === 'virtual_account');
  const lists: Entry[][] = [];
  let cluster: string | undefined;
  for (const row of rows) {
    const shared = banks.length > 1 && row.method.group === 'virtual_account';
    if ((row === last && !shared) || (shared && row !== banks[0])) continue;
    const own = CLUSTERS[row.method.group] ?? 'main';
    if (own !== cluster) lists.push([]);
    cluster = own;
    lists.at(-1)?.push(shared ? { banks } : { row });
  }
  return { saved, last, lists };
}
