import type { CDPSession, Frame, Page } from '@playwright/test';
import { CHROMIUM_FLAGS, wholeChromium } from '../scripts/browser.mjs';
import { buy, expect, test } from './fixtures.ts';
import { CARDS, expectPaid, payButton, toCard } from './steps.ts';

/**
 * Chromium's own autofill, asked for through its developer tools. Only whole Chromiums have it: where there is none but
 * a headless shell these tests are skipped; `autofill.browser.test.tsx` shows the form to be right in every order.
 */

const executablePath = wholeChromium();
if (executablePath) test.use({ launchOptions: { args: CHROMIUM_FLAGS, executablePath } });

const CARD = { number: '4811111111111114', name: 'Sari Putri', expiryMonth: '05', expiryYear: '2029', cvc: '123' };

/** A node of the document as the developer tools tell of it. */
interface Node {
  readonly backendNodeId: number;
  /** Names and values in turn. */
  readonly attributes?: readonly string[];
  readonly children?: readonly Node[];
  readonly contentDocument?: Node;
}

async function toolsOf(page: Page, frame: Frame): Promise<CDPSession> {
  // A frame of the page's own process has no tools of its own.
  const context = page.context();
  return context.newCDPSession(frame).catch(() => context.newCDPSession(page));
}

/** Lets the browser fill in a card, beginning at that field, wherever the form is. */
async function autofill(page: Page, frame: Frame, selector: string): Promise<boolean> {
  const tools = await toolsOf(page, frame);
  const known = await tools.send('Autofill.enable').then(
    () => true,
    () => false,
  );
  if (!known) return false;
  await tools.send('DOM.enable');
  const { root } = await tools.send('DOM.getDocument', { depth: -1, pierce: true });
  const find = (node: Node): Node | undefined =>
    node.attributes?.[node.attributes.indexOf('id') + 1] === selector.slice(1)
      ? node
      : [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])].map(find).find(Boolean);
  const field = find(root);
  if (!field) throw new Error(`no ${selector}`);
  const { frameTree } = await tools.send('Page.getFrameTree');
  await tools.send('Autofill.trigger', { fieldId: field.backendNodeId, frameId: frameTree.frame.id, card: CARD });
  return true;
}

for (const from of ['#card-number', '#card-expiry', '#card-cvv'] as const) {
  for (const place of ['pop-up', 'window'] as const) {
    test(`the browser fills in the whole card from ${from} in the ${place}`, async ({ page, shop, gateway }) => {
      const { token, redirectUrl, orderId } = await gateway.token({ credit_card: { secure: false } });
      if (place === 'window') await page.goto(redirectUrl);
      const sheet = place === 'window' ? page : await buy(page, shop, gateway, { token });
      await toCard(sheet);
      await sheet.locator(from).click();
      const frame = page.frames().find((each) => /\/snap\/v4\//.test(each.url()));
      const filled = await autofill(page, frame ?? page.mainFrame(), from);
      test.skip(!filled, 'this browser cannot be asked to fill in a form');
      await expect(sheet.locator('#card-number')).toHaveValue(CARDS.accepted);
      await expect(sheet.locator('#card-expiry')).toHaveValue('05/29');
      await expect(sheet.locator('#card-cvv')).toHaveValue('123');
      await payButton(sheet).click();
      await expectPaid(sheet);
      expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'capture' });
    });
  }
}
