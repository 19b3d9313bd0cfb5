import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'permata_va',
  bank: 'Permata',
  from: 'any',
  logo,
  view: () => import('./view.tsx'),
});
