import { expect, test } from 'vitest';

import { optionHints } from './options.ts';

test.for([
  [['onSuccess', 'onPending', 'onError', 'onClose', 'embedId', 'embedID'], []],
  [['creditCardNumber', 'creditCardCvv', 'creditCardExpiry'], [expect.stringContaining('PCI scope')]],
  [['language', 'enabledPayments', 'autoCloseDelay', 'customerEmail'], []],
  [['onclose'], ['snap: there is no option "onclose"; did you mean "onClose"?']],
  [['onSucces'], ['snap: there is no option "onSucces"; did you mean "onSuccess"?']],
  [['langauge'], ['snap: there is no option "langauge"; did you mean "language"?']],
  [['$timestamp'], ['snap: there is no option "$timestamp"']],
] as const)('names %j', ([names, lines]) => {
  expect(optionHints(names, {}, {})).toEqual(lines);
});

test('a value that means nothing is named by its option, never repeated', () => {
  const hints = optionHints(['language', 'uiMode'], { language: 'klingon', uiMode: 'qr' }, { uiMode: 'qr' });
  expect(hints).toEqual(['snap: option "language" is ignored: it can be "en" or "id"']);
});
