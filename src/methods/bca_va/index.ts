import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'bca_va',
  bank: 'BCA',
  from: 'own',
  logo,
  view: () => import('./view.tsx'),
});
