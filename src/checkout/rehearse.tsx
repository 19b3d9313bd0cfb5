import { render } from 'preact';

import { createGateway, type GatewayPlace } from '../gateway/gateway.ts';
import { App } from './App.tsx';
import { Checkout, type World } from './checkout.ts';

/**
 * While nobody waits, goes once from a made-up token to the list, in an element that is on no page: when the customer
 * pays, the code is compiled and the marks are read. Asks nobody anything, and ends as soon as `idle` does. Resolves with
 * the marks, which the browser forgets unless somebody holds them.
 */
export async function rehearse(world: World, place: GatewayPlace, idle: () => boolean): Promise<unknown> {
  const marks: HTMLImageElement[] = [];
  const canvas = document.createElement('canvas').getContext('2d');
  for (const { logo } of world.methods.values()) {
    const mark = new Image();
    mark.src = logo;
    marks.push(mark);
    // In between the shop's page has its turn.
    await new Promise((resolve) => setTimeout(resolve, 9));
    if (!idle()) return marks;
    canvas?.drawImage(mark, 0, 0);
  }
  const body = {
    token: '-',
    transaction_details: { order_id: '-', gross_amount: 1 },
    enabled_payments: Array.from(world.methods.keys(), (type) => ({ type })),
  };
  const gateway = createGateway({ ...place, first: { status: 200, date: 0, body } });
  const checkout = new Checkout({ ...world, gateway });
  checkout.open({ token: '-', mode: 'window', options: {} });
  await new Promise((resolve) => setTimeout(resolve, 9));
  const stage = document.createElement('div');
  if (idle()) render(<App checkout={checkout} />, stage);
  // At once: what would follow a real screen does not.
  render(null, stage);
  return marks;
}
