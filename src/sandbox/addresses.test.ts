import { expect, test } from 'vitest';
import { addressKind } from './addresses.ts';

test.for([
  ['93.184.216.34', 'public'],
  ['2606:2800:220:1::1', 'public'],
  ['127.0.0.1', 'loopback'],
  ['127.8.8.8', 'loopback'],
  ['::1', 'loopback'],
  ['[::1]', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['10.1.2.3', 'private'],
  ['172.31.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.0.1', 'private'],
  ['100.64.0.1', 'private'],
  ['fd00::1', 'private'],
  ['::ffff:192.168.0.1', 'private'],
  ['169.254.169.254', 'forbidden'],
  ['::ffff:169.254.169.254', 'forbidden'],
  ['0.0.0.0', 'forbidden'],
  ['::', 'forbidden'],
  ['fe80::1%eth0', 'forbidden'],
  ['224.0.0.1', 'forbidden'],
  ['64:ff9b::7f00:1', 'forbidden'],
  ['localhost', 'forbidden'],
  ['', 'forbidden'],
] as const)('%s is %s', ([address, kind]) => expect(addressKind(address)).toBe(kind));
