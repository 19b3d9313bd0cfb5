import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'bri_va',
  bank: 'BRI',
  from: 'any',
  logo,
  view: () => import('./view.tsx'),
});
