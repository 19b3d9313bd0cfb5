import { adopt } from './adopt.ts';
import css from './screens.css?inline';

adopt(css, 'first');
