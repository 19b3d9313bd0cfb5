import { billInstruction } from '../families/bill.tsx';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

export const Instruction = billInstruction({ logo, texts });
