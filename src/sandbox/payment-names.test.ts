import { expect, test } from 'vitest';

import { channelNames } from './payment-names.ts';

test.for([
  [['bank_transfer'], ['permata_va', 'bca_va', 'bni_va', 'bri_va', 'echannel']],
  [
    ['Indomaret', 'cstore'],
    ['indomaret', 'alfamart', 'kioson'],
  ],
  [['all_va'], ['permata_va', 'bca_va', 'bni_va', 'bri_va', 'echannel']],
  [['google_pay'], ['credit_card']],
  [
    ['credit_card', 'GOOGLE_PAY', 'gopay'],
    ['credit_card', 'gopay'],
  ],
  [
    [' BCA_VA ', 'bca_va', 'constructor'],
    ['bca_va', 'constructor'],
  ],
] as const)('%j means %j', ([asked, channels]) => {
  expect(channelNames(asked)).toEqual(channels);
});
