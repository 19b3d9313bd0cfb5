import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'bni_va',
  bank: 'BNI',
  from: 'any',
  logo,
  view: () => import('./view.tsx'),
});
