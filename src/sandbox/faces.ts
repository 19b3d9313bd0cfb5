/** Typefaces that a merchant may choose from. */
export const FACES = [
  'Arial',
  'Inter',
  'Nunito',
  'Open Sans',
  'Playfair Display',
  'Poppins',
  'Questrial',
  'Roboto',
  'Source Sans Pro',
] as const;
