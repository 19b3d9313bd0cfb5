import { render } from 'preact';
import '../page/page.css';
import './shop.css';
import { OrderPage } from './OrderPage.tsx';
import { ShopPage } from './ShopPage.tsx';

const root = document.getElementById('page');
if (root) render(location.pathname === '/' ? <ShopPage /> : <OrderPage />, root);
