import { FACES } from './faces.ts';

const pixels = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= 10 ? value : undefined;

/**
 * The merchant's typeface, roundings and hidden name (contract §2.6) as a style of the page that the gateway serves: the checkout
 * itself need not know them. Only known words get in, whatever a state that was imported says.
 */
export function brandStyle(brand: Readonly<Record<string, unknown>>): string {
  const face = FACES.find((one) => one === brand['typography']);
  const [input, button] = [pixels(brand['input_border_radius']), pixels(brand['button_border_radius'])];
  return [
    // Used where it is installed; no font is ever fetched.
    ...(face === undefined ? [] : [`html:root{--font:'${face}',system-ui,sans-serif}`]),
    ...(input === undefined ? [] : [`html .box{border-radius:${input}px}`]),
    ...(button === undefined ? [] : [`html .btn{border-radius:${button}px}`]),
    ...(brand['hide_header'] === true ? ['html .head__logo,html .merchant-name{display:none}'] : []),
  ].join('');
}
