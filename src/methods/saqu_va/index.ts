import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'saqu_va',
  bank: 'Bank Saqu',
  from: 'own',
  logo,
  view: () => import('./view.tsx'),
});
