import { virtualAccountMethod } from '../families/virtual-account-method.ts';
import logo from './logo.svg?inline';

export default virtualAccountMethod({
  id: 'danamon_va',
  bank: 'Danamon',
  from: 'any',
  logo,
  view: () => import('./view.tsx'),
});
