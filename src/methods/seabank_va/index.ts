import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'seabank_va',
  bank: 'SeaBank',
  from: 'own',
  logo,
  view: () => import('./view.tsx'),
});
