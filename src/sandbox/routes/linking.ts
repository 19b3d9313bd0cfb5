import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { coreOf, type Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import type { Language, Transaction } from '../method.ts';
import { withServerKey } from '../server-key.ts';
import { findAccount, keepAccount, linkProblem, type Account } from './accounts.ts';
import { ACCESS_DENIED } from './create.ts';

const FOREVER_MS = 50 * 366 * 24 * 60 * 60 * 1000;
const PIN = '112233';

const TEXTS = {
  en: {
    title: 'Link GoPay',
    lead: 'The shop asks to charge this wallet.',
    phone: 'Phone',
    pin: 'PIN',
    link: 'Link',
    refuse: 'Refuse',
    hint: `The PIN is ${PIN}. This page stands in for the app. No money moves.`,
    wrong: 'This PIN is wrong.',
    done: 'The wallet is linked. You can close this page.',
    refused: 'The wallet was not linked. You can close this page.',
    unknown: 'There is nothing to link here',
  },
  id: {
    title: 'Hubungkan GoPay',
    lead: 'Toko meminta izin menagih dompet ini.',
    phone: 'Nomor ponsel',
    pin: 'PIN',
    link: 'Hubungkan',
    refuse: 'Tolak',
    hint: `PIN-nya ${PIN}. Halaman ini menggantikan aplikasi. Tidak ada uang yang berpindah.`,
    wrong: 'PIN ini salah.',
    done: 'Dompet terhubung. Halaman ini boleh ditutup.',
    refused: 'Dompet tidak dihubungkan. Halaman ini boleh ditutup.',
    unknown: 'Tidak ada yang perlu dihubungkan di sini',
  },
} as const satisfies Record<Language, unknown>;

const request = v.object({
  type: v.literal('gopay'),
  country_code: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String)), '62'),
  phone_number: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1), v.maxLength(20)),
});

/** The account that a merchant's customer has linked, if any. */
function accountOf(core: Core, userId: string): Account | undefined {
  const id = core.gateway.kept('user_account', `${core.config.merchantId} ${userId}`);
  return typeof id === 'string' ? findAccount(core, id) : undefined;
}

const answer = (account: Account | undefined) => ({ account_status: account?.status ?? 'DISABLED' });

async function link(c: Context, transaction: Transaction, core: Core): Promise<Response> {
  const body = await core.gateway.json(c);
  if ('problem' in body) return body.problem;
  const parsed = v.safeParse(request, body.value);
  if (!parsed.success) return c.json({ error_messages: ['phone_number is required'] }, 400);
  const userId = transaction.request.user_id ?? transaction.token;
  if (accountOf(core, userId)?.status === 'ENABLED')
    return c.json({ status_code: '406', status_message: 'Account is already linked' }, 406);
  const { phone_number: phone, country_code: countryCode } = parsed.output;
  const problem = linkProblem(phone);
  if (problem) return c.json({ status_code: problem.code, status_message: problem.message, id: core.dice.uuid() }, 400);
  const { merchantId } = core.config;
  const account: Account = { id: core.dice.uuid(), merchantId, userId, phone, countryCode, status: 'PENDING' };
  core.gateway.write(() => {
    keepAccount(core, account);
    core.gateway.keep('user_account', `${merchantId} ${userId}`, account.id, core.clock.now() + FOREVER_MS);
  });
  const url = `${linksFor(c, core.config).bank}/gopay/linking?reference=${account.id}`;
  return c.json(
    { status_code: '201', account_id: account.id, account_status: 'PENDING', activation_link_url: url },
    201,
  );
}

const ask = (c: Context, core: Core, account: Account, wrong = false) => {
  const language = core.gateway.language(c);
  const t = TEXTS[language];
  const body = html`<h1>${t.title}</h1>
    <p>${t.lead}</p>
    <section class="slip">
      <dl>
        <dt>${t.phone}</dt>
        <dd>+${account.countryCode} ${account.phone}</dd>
      </dl>
    </section>
    ${wrong ? html`<p class="problem" role="alert">${t.wrong}</p>` : ''}
    <form method="post" action="/gopay/linking?reference=${account.id}&language=${language}">
      <label for="pin">${t.pin}</label>
      <input type="text" id="pin" name="pin" inputmode="numeric" autocomplete="off" maxlength="6" required />
      <p class="buttons stack">
        <button class="primary" name="link" value="1">${t.link}</button>
        <button name="refuse" value="1" formnovalidate>${t.refuse}</button>
      </p>
    </form>
    <p class="hint">${t.hint}</p>`;
  return core.gateway.page(c, { title: t.title, body, status: wrong ? 400 : 200 });
};

const say = (c: Context, core: Core, text: 'done' | 'refused' | 'unknown') => {
  const t = TEXTS[core.gateway.language(c)];
  const body = html`<h1>${t.title}</h1>
    <p role="status">${t[text]}</p>`;
  return core.gateway.page(c, { title: t.title, body, status: text === 'unknown' ? 404 : 200 });
};

const pendingAccount = (c: Context, core: Core): Account | undefined => {
  const kept = core.gateway.kept('account', c.req.query('reference') ?? '') as Account | undefined;
  return kept?.status === 'PENDING' ? kept : undefined;
};

/** GoPay linking: by the customer in the checkout (contract §3.2), and as the merchant sees it (contract §2.7). */
export function linkingRoutes(app: Hono, core: Core): void {
  const ofToken = (c: Context, work: (transaction: Transaction, own: Core) => Response | Promise<Response>) => {
    const transaction = core.state.transaction(c.req.param('token') ?? '');
    return transaction
      ? work(transaction, coreOf(core, transaction))
      : c.json({ error_messages: ['token not found'] }, 404);
  };
  app.get('/snap/v3/accounts/:token/gopay', (c) =>
    ofToken(c, (transaction, own) => c.json(answer(accountOf(own, transaction.request.user_id ?? transaction.token)))),
  );
  app.post('/snap/v3/accounts/:token/linking', (c) => ofToken(c, (transaction, own) => link(c, transaction, own)));

  app.get('/gopay/linking', (c) => {
    const account = pendingAccount(c, core);
    return account ? ask(c, core, account) : say(c, core, 'unknown');
  });
  app.post('/gopay/linking', async (c) => {
    const form = await core.gateway.form(c);
    if (!form) return c.json({ error: 'this form is not for other pages' }, 403);
    const account = pendingAccount(c, core);
    if (!account) return say(c, core, 'unknown');
    const refused = 'refuse' in form;
    if (!refused && form['pin']?.trim() !== PIN) return ask(c, core, account, true);
    core.gateway.write(() => keepAccount(core, { ...account, status: refused ? 'DISABLED' : 'ENABLED' }));
    return c.redirect(`/snap/v3/callback/gopay/linking/${account.id}?success=${String(!refused)}`, 303);
  });
  app.get('/snap/v3/callback/gopay/linking/:id', (c) =>
    say(c, core, c.req.query('success') === 'true' ? 'done' : 'refused'),
  );

  app.on(['GET', 'DELETE'], '/snap/v3/users/:user/gopay', (c) => {
    const own = withServerKey(c, core, 'GoPay account');
    if (!own) return c.json(ACCESS_DENIED, 401);
    const userId = c.req.param('user');
    const account = accountOf(own, userId);
    if (account?.status !== 'ENABLED')
      return c.json({ error_messages: ['account not found'], locale: own.config.locale }, 404);
    const unlinks = c.req.method === 'DELETE';
    if (unlinks) core.gateway.write(() => keepAccount(own, { ...account, status: 'DISABLED' }));
    return c.json({
      user_id: userId,
      account_status: unlinks ? 'DISABLED' : 'ENABLED',
      balance: '1000000.00',
      phone_number: account.phone,
      country_code: account.countryCode,
      account_id: account.id,
    });
  });
}
