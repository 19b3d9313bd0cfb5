import { genericGuides } from '../families/generic-guides.ts';

const guides = genericGuides('BSI', ['mobile', 'atm', 'other']);

/** How a virtual account of BSI is paid: its own menus are not known here. */
export const texts = {
  en: { source: 'Transfer from a BSI account', ...guides.en },
  id: { source: 'Transfer dari rekening BSI', ...guides.id },
};
