import { virtualAccountInstruction } from '../families/virtual-account.tsx';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

export const Instruction = virtualAccountInstruction({ logo, texts });
