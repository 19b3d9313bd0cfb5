import { defineSandboxMethod, type Dice } from '../../sandbox/method.ts';
import { wibTime } from '../../lib/wib.ts';
import { openApiPage } from '../families/bank-page.sandbox.ts';
import { virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

/** Danamon's payments run on other rails, whose ids are 27 letters and digits (contract §5.1): `A1`, the time, chance. */
const newId = (dice: Dice, now: number): string =>
  `A1${wibTime(now).replaceAll(/\D/g, '')}${dice.uuid().replaceAll('-', '').slice(0, 11)}`;

export const sandbox = defineSandboxMethod({
  ...virtualAccountSandbox({
    id: 'danamon_va',
    bank: 'danamon',
    name: 'Danamon',
    position: 36,
    // No number of this bank's is attested: prefix and length are ours.
    number: { company: '7011', own: 12 },
    wanted: (request) => request.danamon_va?.va_number,
    texts,
    page: openApiPage('danamon', 'Danamon'),
  }),
  newId,
});
