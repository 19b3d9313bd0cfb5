import { redirectInstruction } from '../families/redirect.tsx';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

export const Instruction = redirectInstruction({ logo, texts });
