/**
 * Splits a text among the modes of a QR code (ISO/IEC 18004 §7.4). A QRIS payload is half digits: giving long runs of
 * them a mode of their own makes its code smaller than bytes alone. Capitals have a mode too; it saves next to nothing.
 */
export type QrMode = 'numeric' | 'byte';

export interface QrSegment {
  readonly mode: QrMode;
  readonly text: string;
}

/** Bits of a character count, for versions up to 26. */
export const countBits = (mode: QrMode, version: number): number =>
  mode === 'numeric' ? (version < 10 ? 10 : 12) : version < 10 ? 8 : 16;

/** Changing to digits and back costs about as much as eight digits save. */
const RUN = /(\d{8,})/;

export const segmentsOf = (text: string): QrSegment[] =>
  text
    .split(RUN)
    .filter((part) => part !== '')
    .map((part) => ({ mode: RUN.test(part) ? 'numeric' : 'byte', text: part }));
