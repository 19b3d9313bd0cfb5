import { brandOf, type CardBrand as Known } from '../../lib/card-brand.ts';

export type CardBrand = Exclude<Known['id'], 'bni_private_label' | ''>;

/** The brand that a number begins like. */
export function cardBrand(number: string): CardBrand | undefined {
  const { id } = brandOf(number);
  return id === '' || id === 'bni_private_label' ? undefined : id;
}

/** BNI's private label: no brand's, and taken by its own bank alone. */
export const isPrivateLabel = (number: string): boolean => brandOf(number).id === 'bni_private_label';
