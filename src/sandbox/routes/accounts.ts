import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import { unknownKeys } from '../unknown-keys.ts';
import { coreError, forMerchant, type CoreAnswer } from './core.ts';

const FOREVER_MS = 50 * 366 * 24 * 60 * 60 * 1000;

const words = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(255));
const linkRequest = v.object({
  payment_type: v.literal('gopay'),
  gopay_partner: v.looseObject({
    phone_number: words,
    country_code: v.optional(words, '62'),
    redirect_url: v.nullish(words),
  }),
});

/** A customer's wallet that a merchant may charge. Whose it is stands in its id's record. */
export interface Account {
  readonly id: string;
  readonly merchantId: string;
  readonly userId: string | undefined;
  readonly phone: string;
  readonly countryCode: string;
  readonly status: 'PENDING' | 'ENABLED' | 'DISABLED';
}

/** What the provider says of a test number (contract §6.2); absent: it links. */
const BLOCKED = '8271939753';
const UNKNOWN = /^0+$/;

const local = (phone: string): string => phone.replaceAll(/\D/g, '').replace(/^(?:62|0)/, '');

export const findAccount = (core: Core, id: string): Account | undefined => {
  const kept = core.gateway.kept('account', id) as Account | undefined;
  return kept?.merchantId === core.config.merchantId ? kept : undefined;
};

export const keepAccount = (core: Core, account: Account): void =>
  core.gateway.keep('account', account.id, account, core.clock.now() + FOREVER_MS);

/** Why the wallet does not link, in the gateway's code and words; 410 since January 2024. */
export function linkProblem(phone: string): { readonly code: string; readonly message: string } | undefined {
  if (local(phone) === BLOCKED) return { code: '410', message: 'GoPay user is blocked' };
  return UNKNOWN.test(local(phone)) || local(phone) === ''
    ? { code: '404', message: "GoPay Wallet doesn't exist." }
    : undefined;
}

const told = (account: Account, code: string): CoreAnswer => ({
  status: 200,
  body: {
    status_code: code,
    payment_type: 'gopay',
    account_id: account.id,
    account_status: account.status,
    ...(account.status === 'ENABLED'
      ? {
          metadata: {
            payment_options: [
              {
                name: 'GOPAY_WALLET',
                active: true,
                balance: { value: '1000000.00', currency: 'IDR' },
                token: account.id,
              },
            ],
          },
        }
      : {}),
  },
});

function link(body: unknown, core: Core, bank: string): CoreAnswer {
  for (const line of unknownKeys(body, linkRequest)) core.log(`pay account: ${line}`);
  const parsed = v.safeParse(linkRequest, body);
  if (!parsed.success)
    return coreError(core, '400', 'One or more parameters in the payload is invalid.', {
      validation_messages: [`${v.getDotPath(parsed.issues[0]) ?? 'body'} is required`],
    });
  const { phone_number: phone, country_code: countryCode } = parsed.output.gopay_partner;
  const problem = linkProblem(phone);
  if (problem) return coreError(core, problem.code, problem.message);
  const { merchantId } = core.config;
  const account: Account = {
    id: core.dice.uuid(),
    merchantId,
    userId: undefined,
    phone,
    countryCode,
    status: 'PENDING',
  };
  keepAccount(core, account);
  const { body: fields } = told(account, '201');
  const url = `${bank}/gopay/linking?reference=${account.id}`;
  const actions = [
    { name: 'activation-deeplink', method: 'GET', url },
    { name: 'activation-link-url', method: 'GET', url },
  ];
  return { status: 200, body: { ...fields, actions } };
}

const withAccount = (core: Core, id: string, work: (account: Account) => CoreAnswer): CoreAnswer => {
  const account = findAccount(core, id);
  return account ? work(account) : coreError(core, '404', "Account doesn't exist.");
};

/** Wallets that a customer linked to a merchant: `/v2/pay/account`. */
export function accountRoutes(app: Hono, core: Core): void {
  const posted = async (c: Context, work: (body: unknown, merchant: Core) => CoreAnswer) => {
    const body = await core.gateway.json(c);
    return 'problem' in body
      ? body.problem
      : forMerchant(c, core, 'pay account', (merchant) => work(body.value, merchant));
  };
  app.post('/v2/pay/account', (c) =>
    posted(c, (body, merchant) => link(body, merchant, linksFor(c, core.config).bank)),
  );
  app.get('/v2/pay/account/:id', (c) =>
    forMerchant(c, core, 'pay account', (merchant) =>
      withAccount(merchant, c.req.param('id'), (account) =>
        told(account, account.status === 'PENDING' ? '201' : '200'),
      ),
    ),
  );
  app.post('/v2/pay/account/:id/unbind', (c) =>
    forMerchant(c, core, 'pay account', (merchant) =>
      withAccount(merchant, c.req.param('id'), (account) => {
        if (account.status === 'DISABLED') return coreError(merchant, '412', 'Account status cannot be updated.');
        const unbound = { ...account, status: 'DISABLED' } as const;
        keepAccount(merchant, unbound);
        return { ...told(unbound, '204') };
      }),
    ),
  );
}
