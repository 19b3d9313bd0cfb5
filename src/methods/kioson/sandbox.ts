import { counterCodeSandbox } from '../families/counter-code.sandbox.ts';
import { texts } from './texts.ts';

export const sandbox = counterCodeSandbox({
  id: 'kioson',
  name: 'Kioson',
  position: 220,
  code: { first: '5', own: 11 },
  texts,
  paths: ['/kioson'],
});
