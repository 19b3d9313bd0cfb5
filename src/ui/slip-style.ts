import { adopt } from './adopt.ts';
import css from './slip.css?inline';

adopt(css);
