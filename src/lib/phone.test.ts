import { expect, test } from 'vitest';

import { groupPhone, localPhone } from './phone.ts';

test.for([
  ['0812 3456 7890', '081234567890'],
  ['+62 812-3456-7890', '081234567890'],
  ['62812345678', '0812345678'],
  ['0062 812 3456 7890', '081234567890'],
  ['628', '08'],
  ['62', '62'],
  ['021 555 1234', '0215551234'],
  ['call me', ''],
] as const)('%s is %s', ([text, local]) => expect(localPhone(text)).toBe(local));

test.for([
  ['081234567890', '0812\u00a03456\u00a07890'],
  ['0811111111', '0811\u00a01111\u00a011'],
  ['0812', '0812'],
] as const)('%s reads %s', ([local, read]) => expect(groupPhone(local)).toBe(read));
