import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { SandboxConfig } from '../config.ts';
import type { Core } from '../gateway.ts';
import type { Fields } from '../method.ts';
import { withServerKey } from '../server-key.ts';
import { newMerchant, preferences, settings, toMerchantSettings, type Before, type Settings } from '../settings.ts';
import { unknownKeys } from '../unknown-keys.ts';

/** What a change of that merchant in part starts from. */
const before = ({ brand, channels }: SandboxConfig, { methods }: Core): Before => ({
  brand,
  channels: channels ?? [...methods.keys()],
});

/** Every channel, the merchant's own first and in its order. */
function channels(config: SandboxConfig, core: Core): readonly Fields[] {
  const all = [...core.methods.keys()];
  const { channels: on } = before(config, core);
  return [...on, ...all.filter((name) => !on.includes(name))].map((name) => ({ name, enabled: on.includes(name) }));
}

export const preferenceFields = (config: SandboxConfig, core: Core): Fields => ({
  merchant_id: config.merchantId,
  display_name: config.merchantName,
  finish_payment_return_url: config.finishUrl ?? '',
  unfinish_payment_return_url: config.unfinishUrl ?? '',
  error_payment_return_url: config.errorUrl ?? '',
  locale: config.locale,
  other_va_processor: config.otherVaProcessor,
  allow_retry: config.allowRetry,
  hide_order_id: config.hideOrderId,
  logo: config.logo ?? '',
  brand: {
    typography: 'Inter',
    input_border_radius: 8,
    button_border_radius: 8,
    hide_header: false,
    ...config.brand,
    header_color: config.headerColor ?? '',
    button_color: config.buttonColor ?? '',
  },
  payment_channels: channels(config, core),
});

const settingFields = (config: SandboxConfig, core: Core): Fields => ({
  ...preferenceFields(config, core),
  server_key: config.serverKey,
  client_key: config.clientKey,
  notification_url: config.notificationUrl ?? '',
  email_notices: config.emailNotices,
  recurring_mid: config.recurringMid,
  allowed_origins: config.allowedOrigins,
  minimum_amount: config.minAmount,
});

/** What is wrong with the request beyond its form. */
function problem({ payment_channels: wanted = [] }: Settings, core: Core): string | undefined {
  const unknown = wanted.find(({ name }) => !core.methods.has(name));
  if (unknown) return `Payment type ${unknown.name} is invalid for this merchant`;
  const twice = wanted.find(({ name }, at) => wanted.findIndex((other) => other.name === name) < at);
  return twice && `Payment type ${twice.name} is named twice`;
}

/** Changes a merchant, or says what is wrong with the request. */
function change(id: string, wanted: Settings, core: Core): SandboxConfig | string {
  const wrong = problem(wanted, core);
  if (wrong !== undefined) return wrong;
  const { gateway, merchants } = core;
  // As the merchant is now: the request's body took its time.
  return gateway.write(() => merchants.change(id, toMerchantSettings(wanted, before(merchants.of(id), core))));
}

/** A list is an object to valibot, and one without any setting would change nothing. */
const NO_OBJECT = 'body must be an object';

const wrong = (issue: v.BaseIssue<unknown>): string => `${v.getDotPath(issue) ?? 'body'} ${issue.message}`;

/** The preference API (contract §2.6). */
export function preferenceRoutes(app: Hono, core: Core): void {
  const path = '/snap/v3/merchant-preferences';
  const denied = (c: Context) => c.json({ error_messages: ['Access denied, please check server key'] }, 401);
  app.get(path, (c) => {
    const merchant = withServerKey(c, core, 'preferences');
    return merchant ? c.json(preferenceFields(merchant.config, core)) : denied(c);
  });
  app.patch(path, async (c) => {
    const merchant = withServerKey(c, core, 'preferences');
    if (!merchant) return denied(c);
    const body = await core.gateway.json(c);
    if ('problem' in body) return body.problem;
    for (const line of unknownKeys(body.value, preferences)) core.log(`preferences: ${line}`);
    if (Array.isArray(body.value)) return c.json({ error_messages: [NO_OBJECT] }, 400);
    const parsed = v.safeParse(preferences, body.value);
    if (!parsed.success) return c.json({ error_messages: [wrong(parsed.issues[0])] }, 400);
    const changed = change(merchant.config.merchantId, parsed.output, core);
    return typeof changed === 'string'
      ? c.json({ error_messages: [changed] }, 400)
      : c.json(preferenceFields(changed, core));
  });
}

/** What of a body differs from what there is. */
function unlike(body: unknown, known: Fields): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(known[key])),
  );
}

/** Keys are a merchant's for good. */
const withReason = (line: string): string =>
  /"(?:server_key|client_key|merchant_id)"$/.test(line)
    ? `${line}: it cannot be changed, only a new merchant may bring keys`
    : line;

/** Merchants of this sandbox, each with its keys and its settings. */
export function merchantLevers(app: Hono, core: Core): void {
  const { gateway, merchants } = core;
  /** `changed` is the merchant that is: what its lever tells of it may come back as it was. */
  const checked = async (c: Context, changed?: SandboxConfig) => {
    const body = await gateway.json(c);
    if ('problem' in body) return { problem: body.problem };
    if (Array.isArray(body.value)) return { problem: c.json({ error: NO_OBJECT }, 400) };
    const given = changed ? unlike(body.value, settingFields(changed, core)) : body.value;
    const unknown = unknownKeys(given, changed ? settings : newMerchant).map(withReason);
    if (unknown.length > 0) return { problem: c.json({ error: unknown.join('; ') }, 400) };
    const parsed = v.safeParse(newMerchant, given);
    return parsed.success ? { value: parsed.output } : { problem: c.json({ error: wrong(parsed.issues[0]) }, 400) };
  };
  app.get('/_sandbox/merchants', (c) =>
    c.json({ merchants: merchants.list().map((config) => settingFields(config, core)) }),
  );
  app.post('/_sandbox/merchants', async (c) => {
    const body = await checked(c);
    if ('problem' in body) return body.problem;
    const { server_key: serverKey, client_key: clientKey } = body.value;
    const wrong = problem(body.value, core);
    if (wrong !== undefined) return c.json({ error: wrong }, 400);
    if (merchants.byServerKey(serverKey ?? '') || merchants.byClientKey(clientKey ?? ''))
      return c.json({ error: 'another merchant has that key' }, 409);
    const keys = { ...(serverKey !== undefined && { serverKey }), ...(clientKey !== undefined && { clientKey }) };
    const made = gateway.write(() => merchants.add(toMerchantSettings(body.value, before(core.config, core)), keys));
    return c.json({ merchant: settingFields(made, core) }, 201);
  });
  app.post('/_sandbox/merchants/:id/preview', async (c) => {
    const id = c.req.param('id');
    if (!merchants.has(id)) return c.json({ error: 'no merchant with that id' }, 404);
    const body = await checked(c, merchants.of(id));
    if ('problem' in body) return body.problem;
    const wrong = problem(body.value, core);
    if (wrong !== undefined) return c.json({ error: wrong }, 400);
    const config = merchants.of(id);
    return c.json({ token: core.previews.add({ ...config, ...toMerchantSettings(body.value, before(config, core)) }) });
  });
  app.patch('/_sandbox/merchants/:id', async (c) => {
    const id = c.req.param('id');
    if (!merchants.has(id)) return c.json({ error: 'no merchant with that id' }, 404);
    const body = await checked(c, merchants.of(id));
    if ('problem' in body) return body.problem;
    const changed = change(id, body.value, core);
    if (typeof changed === 'string') return c.json({ error: changed }, 400);
    return c.json({ merchant: settingFields(changed, core) });
  });
}
