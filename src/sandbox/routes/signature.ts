import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Core } from '../gateway.ts';
import { checkSignature, type Claim } from '../signature-check.ts';
import { query } from '../storage.ts';

/** A shop that parsed the notification signs over numbers; as text they are what it hashed. */
const part = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const claim = v.object({
  order_id: part,
  status_code: part,
  gross_amount: part,
  signature_key: v.string(),
  merchant_id: v.optional(v.string()),
});

/** `POST /_sandbox/signature`: which part of a signature is wrong. Takes a whole notification, too. */
export function signatureRoute(app: Hono, core: Core): void {
  const { gateway, merchants, storage } = core;
  // Of the latest: a shop asks about what it has just got.
  const sent = query<{ body: string }>(
    storage,
    `SELECT body FROM (SELECT body FROM notifications ORDER BY id DESC LIMIT 5000) WHERE instr(body, ?) > 0 LIMIT 1`,
  );
  app.post('/_sandbox/signature', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const parsed = v.safeParse(claim, body.value);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const what = issue.received === 'undefined' ? 'is required' : 'must be text';
      return c.json({ error: `${v.getDotPath(issue) ?? 'body'} ${what}` }, 400);
    }
    const mine = merchants.of(parsed.output.merchant_id ?? '');
    const all = merchants.list();
    const known = sent.all(`"signature_key":"${parsed.output.signature_key.toLowerCase().slice(0, 200)}"`);
    return c.json({
      finding: checkSignature(
        parsed.output,
        {
          server: mine.serverKey,
          others: all.filter((one) => one !== mine).map(({ serverKey }) => serverKey),
          client: all.map(({ clientKey }) => clientKey),
        },
        known.map(({ body: text }) => JSON.parse(text) as Claim),
      ),
    });
  });
}
