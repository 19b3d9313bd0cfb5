import type { Hono } from 'hono';
import type { Core } from '../gateway.ts';
import type { Language } from '../method.ts';
import { isRefused } from '../status-cycle.ts';

/** Only what every file system takes; an order's id may be anything. */
const fileName = (orderId: string): string =>
  `payment-${orderId.replaceAll(/[^A-Za-z0-9_-]+/g, '-').replaceAll(/^-+|-+$/g, '')}`.replace(/-$/, '');

/** What a customer keeps of an instruction (contract §1.7 `pdf_url`). */
export function pdfRoutes(app: Hono, core: Core): void {
  const { clock, ledger, merchants, methods, state } = core;
  app.get('/snap/v1/transactions/:token/pdf', async (c) => {
    c.header('cache-control', 'no-store');
    const charge = state.latestCharge(c.req.param('token'));
    // A channel that another method serves says itself how it is paid.
    const method = charge && !isRefused(charge) ? (methods.get(charge.channel) ?? ledger.methodOf(charge)) : undefined;
    if (!charge || !method?.instruction) return c.json({ error_messages: ['payment instruction not found'] }, 404);
    const { locale, merchantName } = merchants.of(charge.merchantId);
    const asked = c.req.query('language');
    const language: Language = asked === 'en' || asked === 'id' ? asked : locale;
    // Drawing is heavy to load, and most runs of a sandbox need none.
    const { instructionPdf } = await import('../instruction-pdf.ts');
    const instruction = method.instruction(charge, language);
    const pdf = await instructionPdf({ instruction, charge, merchantName, language, now: clock.now() });
    return c.body(pdf, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${fileName(charge.orderId)}.pdf"`,
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
}
