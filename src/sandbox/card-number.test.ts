import { expect, test } from 'vitest';
import { maskedPath } from './card-number.ts';

test.for([
  ['/v2/token/4811111111111114', '/v2/token/48111111'],
  ['/snap/v1/transactions/4811%201111%201111%201114', '/snap/v1/transactions/48111111'],
  ['/snap/v1/transactions/abc/saved_tokens/4811-1111-1111-1114', '/snap/v1/transactions/abc/saved_tokens/48111111'],
  ['/snap/v1/transactions/abc/point_inquiry/%3370192169722458', '/snap/v1/transactions/abc/point_inquiry/37019216'],
  ['/v2/card=4811111111111114&x/status', '/v2/card%3D48111111%26x/status'],
  ['/v1/bins/4811111111111115', '/v1/bins/48111111'],
  // UnionPay's may have no check digit; a phone number begins like them.
  ['/v2/token/6212487892425803', '/v2/token/62124878'],
  ['/v2/6281234567890/status', '/v2/6281234567890/status'],
  [`/v2/${btoa('4811111111111114')}/status`, '/v2/48111111/status'],
  [`/v2/${btoa('4811 1111 1111 1114').replaceAll('=', '')}/status`, '/v2/48111111/status'],
  [`/v2/${encodeURIComponent(btoa('378282246310005'))}`, '/v2/37828224'],
  [`/snap/v1/transactions/a=${btoa('4811111111111114')}`, '/snap/v1/transactions/a%3D48111111'],
  [`/v2/${btoa('{"card_number":"4811111111111114"}')}`, `/v2/${encodeURIComponent('{"card_number":"48111111"}')}`],
  // An order's number, the time, a token, and what is no card's number.
  ['/v2/ORD-1/status', '/v2/ORD-1/status'],
  ['/v2/1763638800008/status', '/v2/1763638800008/status'],
  ['/v2/4811111111111115/status', '/v2/4811111111111115/status'],
  [
    '/snap/v1/transactions/x/point_inquiry/48111111-1114-4811-4811-481111111114',
    '/snap/v1/transactions/x/point_inquiry/48111111-1114-4811-4811-481111111114',
  ],
  [`/v2/${btoa('4811111111111115')}/status`, `/v2/${btoa('4811111111111115')}/status`],
  [`/v2/${btoa('an order of sixteen cups of coffee')}`, `/v2/${btoa('an order of sixteen cups of coffee')}`],
  ['/v2/%E0%A4%A/status', '/v2/%E0%A4%A/status'],
] as const)('%s is kept as %s', ([path, kept]) => {
  expect(maskedPath(path)).toBe(kept);
});
