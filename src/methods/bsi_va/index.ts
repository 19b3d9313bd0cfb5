import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'bsi_va',
  bank: 'BSI',
  from: 'own',
  logo,
  view: () => import('./view.tsx'),
});
