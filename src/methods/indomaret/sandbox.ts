import { defineSandboxMethod } from '../../sandbox/method.ts';
import { counterCodeSandbox } from '../families/counter-code.sandbox.ts';
import { texts } from './texts.ts';

export const sandbox = defineSandboxMethod({
  ...counterCodeSandbox({
    id: 'indomaret',
    name: 'Indomaret',
    position: 210,
    code: { first: '08', own: 10 },
    approves: true,
    reversible: true,
    texts,
    paths: ['/indomaret/phoenix', '/indomaret'],
  }),
  expireRefusal: 'Transaction status cannot be updated.',
});
