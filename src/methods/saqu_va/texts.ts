import { genericGuides } from '../families/generic-guides.ts';

const guides = genericGuides('Bank Saqu', ['mobile', 'other']);

/** How a virtual account of Bank Saqu, which has no ATMs, is paid: its own menus are not known here. */
export const texts = {
  en: { source: 'Transfer from a Bank Saqu account', ...guides.en },
  id: { source: 'Transfer dari rekening Bank Saqu', ...guides.id },
};
