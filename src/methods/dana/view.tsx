import { deeplinkInstruction } from '../families/deeplink.tsx';
import { texts } from './texts.ts';

export const Instruction = deeplinkInstruction({ texts });
