import { adopt } from './adopt.ts';
import css from './print.css?inline';

adopt(css);
