/** What is left of a text when only its digits count: full-width ones, as some input methods give them, too. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** `4111 1111 1111 1111`: digits in fours, as on a card. */
export const inFours = (digits: string): string => digits.replace(/\d{4}(?=\d)/g, '$& ');
