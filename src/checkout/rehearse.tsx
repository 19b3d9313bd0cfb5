import { render } from 'preact';

import { createGateway, type GatewayPlace } from '../gateway/gateway.ts';
import { App } from './App.tsx';
import { Checkout, type World } from './checkout.ts';

/**
 * While nobody waits, goes once from a made-up token to the list, in an element that is on no page: when the customer
 * pays, the code is compiled and the marks are read. Asks nobody anything, and ends as soon as `idle` does.
 */
export async function rehearse(world: World, place: GatewayPlace, idle: () => boolean): Promise<void> {
  for (const { logo } of world.methods.values()) {
    new Image().src = logo;
    // In between the shop's page has its turn.
    await new Promise((resolve) => setTimeout(resolve, 9));
    if (!idle()) return;
  }
  const body = {
    token: 't',
    transaction_details: { order_id: 't', gross_amount: 1 },
    enabled_payments: [...world.methods.keys()].map((type) => ({ type })),
  };
  const gateway = createGateway({ ...place, first: { status: 200, date: 0, body } });
  const checkout = new Checkout({ ...world, gateway });
  checkout.open({ token: 't', mode: 'window', options: {} });
  await new Promise((resolve) => setTimeout(resolve, 9));
  const stage = document.createElement('div');
  if (idle()) render(<App checkout={checkout} />, stage);
  // At once: what would follow a real screen does not.
  render(null, stage);
}
