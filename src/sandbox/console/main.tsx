import { render } from 'preact';
import { isLanguage, setLanguage } from '../../i18n/i18n.ts';
import { App } from './App.tsx';
import { askOnce, keepFocus } from './keyboard.ts';
import { storedLanguage } from './language.ts';
import { followAlong } from './model.ts';

const wanted = storedLanguage() ?? navigator.language.slice(0, 2);
setLanguage(isLanguage(wanted) ? wanted : 'en');
const root = document.getElementById('console');
if (root) render(<App />, root);
followAlong();
keepFocus();
askOnce();
