import type { Channel } from '../gateway/types.ts';
import type { Group, Method } from '../methods/method.ts';

/** Names that stand for a whole group (contract.md §2.2, §7.1); `all_va` is what old apps say. */
const GROUPS: Readonly<Record<string, Group>> = {
  bank_transfer: 'virtual_account',
  'bank-transfer': 'virtual_account',
  all_va: 'virtual_account',
  cstore: 'store',
  store: 'store',
};

/**
 * Whether a name from a page or an address means this method: its channel, its hash route, its group, or `qris` for
 * everything that shows a QR. Case does not count.
 */
export function isMeant(name: string, { id, route, group }: Method, { modes }: Channel): boolean {
  const word = name.toLowerCase();
  if (word === id || word === route) return true;
  return word === 'qris' ? modes.includes('qr') || id.endsWith('qris') : GROUPS[word] === group;
}
