import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'cimb_va',
  bank: 'CIMB Niaga',
  from: 'any',
  logo,
  view: () => import('./view.tsx'),
});
