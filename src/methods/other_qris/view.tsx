import { qrInstruction } from '../families/qr.tsx';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

export const Instruction = qrInstruction({ logo, texts });
