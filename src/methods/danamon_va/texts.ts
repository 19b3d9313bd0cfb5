import { genericGuides } from '../families/generic-guides.ts';

const guides = genericGuides('Danamon', ['mobile', 'atm', 'other']);

/** How a virtual account of Danamon is paid: its own menus are not known here. */
export const texts = {
  en: { source: 'Transfer from Danamon or any other bank', ...guides.en },
  id: { source: 'Transfer dari Danamon atau bank lain mana pun', ...guides.id },
};
