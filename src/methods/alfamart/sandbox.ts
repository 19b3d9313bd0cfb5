import { counterCodeSandbox } from '../families/counter-code.sandbox.ts';
import { texts } from './texts.ts';

export const sandbox = counterCodeSandbox({
  id: 'alfamart',
  name: 'Alfamart',
  position: 200,
  code: { first: '99097', own: 11 },
  texts,
  paths: ['/alfamart'],
  receipt: ({ request: { cstore } }) => [
    cstore?.alfamart_free_text_1,
    cstore?.alfamart_free_text_2,
    cstore?.alfamart_free_text_3,
  ],
});
