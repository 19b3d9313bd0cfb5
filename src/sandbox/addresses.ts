import { BlockList, isIP } from 'node:net';

const list = (blocks: readonly string[]): BlockList => {
  const made = new BlockList();
  for (const block of blocks) {
    const [address = '', bits = '32'] = block.split('/');
    made.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return made;
};

const LOOPBACK = list(['127.0.0.0/8', '::1/128']);

/** Never a shop: link-local (cloud metadata), multicast, unspecified, reserved, and IPv4 in the disguises that stacks unwrap. */
const FORBIDDEN = list([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::ffff:0:0:0/96',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/32',
  '2002::/16',
]);

const PRIVATE = list([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '198.18.0.0/15',
  '192.0.0.0/24',
  'fc00::/7',
]);

/** An IPv4 address that is written as IPv6 is judged as what it is. */
const plain = (address: string): string => {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (dotted !== undefined) return dotted;
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(bare);
  if (!hex) return bare;
  const [high, low] = [Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
};

export type AddressKind = 'public' | 'private' | 'loopback' | 'forbidden';

/** What kind of network an IP address belongs to; anything that is no address is forbidden. */
export function addressKind(address: string): AddressKind {
  const bare = plain(address);
  const family = isIP(bare) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(bare) === 0) return 'forbidden';
  if (LOOPBACK.check(bare, family)) return 'loopback';
  if (FORBIDDEN.check(bare, family)) return 'forbidden';
  return PRIVATE.check(bare, family) ? 'private' : 'public';
}
