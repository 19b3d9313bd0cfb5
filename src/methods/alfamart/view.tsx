import { counterCodeInstruction } from '../families/counter-code.tsx';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

export const Instruction = counterCodeInstruction({ logo, texts });
