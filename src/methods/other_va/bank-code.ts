/** The codes by which other banks' machines know the bank that serves the number (contract.md §7.1; 022 and 011 are public). */
const CODES: Readonly<Record<string, string>> = { bni: '009', bri: '002', permata: '013', cimb: '022', danamon: '011' };

/** Banks that can stand behind a number for other banks, as the wire calls them. */
export const BANKS: readonly string[] = Object.keys(CODES);

export const bankCode = (bank: string | undefined): string | undefined =>
  bank !== undefined && Object.hasOwn(CODES, bank) ? CODES[bank] : undefined;
