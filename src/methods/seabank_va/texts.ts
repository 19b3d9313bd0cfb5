import { genericGuides } from '../families/generic-guides.ts';

const guides = genericGuides('SeaBank', ['mobile', 'other']);

/** How a virtual account of SeaBank, which has no ATMs, is paid: its own menus are not known here. */
export const texts = {
  en: { source: 'Transfer from a SeaBank account', ...guides.en },
  id: { source: 'Transfer dari rekening SeaBank', ...guides.id },
};
