import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import { formatRupiah } from '../../lib/money.ts';
import type { Charge, Gateway, Language } from '../../sandbox/method.ts';
import { asFields, cardData, decide, failedAuthentication } from './outcome.sandbox.ts';

const OTP = '112233';
const PENDING_MS = 60_000;

const TEXTS = {
  en: {
    merchant: 'Merchant',
    amount: 'Amount',
    card: 'Card number',
    date: 'Time',
    label: 'One-time password (OTP)',
    hint: `This is the sandbox’s bank. The password is ${OTP}. The page is good for 10 minutes.`,
    ok: 'OK',
    cancel: 'Cancel',
    resend: 'Send the password again',
    sent: 'A new password is on its way to your phone.',
    wrong: 'That password is wrong. Please try again.',
    yes: 'Authentication is over',
    no: 'Authentication was cancelled',
    wait: 'You are being taken back to the payment page.',
    gone: 'This authentication is over or never was',
  },
  id: {
    merchant: 'Merchant',
    amount: 'Jumlah',
    card: 'Nomor kartu',
    date: 'Waktu',
    label: 'Kata sandi sekali pakai (OTP)',
    hint: `Ini bank dari sandbox. Kata sandinya ${OTP}. Halaman ini berlaku 10 menit.`,
    ok: 'OK',
    cancel: 'Batal',
    resend: 'Kirim ulang kata sandi',
    sent: 'Kata sandi baru sedang dikirim ke ponsel Anda.',
    wrong: 'Kata sandi salah. Silakan coba lagi.',
    yes: 'Autentikasi selesai',
    no: 'Autentikasi dibatalkan',
    wait: 'Anda akan kembali ke halaman pembayaran.',
    gone: 'Autentikasi ini sudah selesai atau tidak pernah ada',
  },
} as const satisfies Record<Language, unknown>;

const show = (c: Context, gateway: Gateway, charge: Charge, said?: 'wrong' | 'sent') => {
  const language = gateway.language(c);
  const t = TEXTS[language];
  const data = cardData(charge.data);
  const body = html`<h1>Issuing Bank</h1>
    <section class="slip">
      <dl>
        <dt>${t.merchant}</dt>
        <dd id="merchant_name">${gateway.merchantNameOf(charge)}</dd>
        <dt>${t.amount}</dt>
        <dd id="txn_amount">${formatRupiah(charge.amount)}</dd>
        <dt>${t.card}</dt>
        <dd id="card_number" class="code">${data.masked_card.replace(/^(\d{4})\d{4}-/, '$1 •••• •••• ')}</dd>
      </dl>
    </section>
    <form
      id="acsForm"
      method="post"
      action="/v2/3ds/redirect/${encodeURIComponent(charge.reference ?? '')}?language=${language}"
    >
      <label for="otp">${t.label}</label>
      <input
        type="text"
        id="otp"
        name="otp"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="10"
        required
        ${said === 'wrong' ? html`aria-invalid="true" aria-describedby="wrong"` : ''}
      />
      ${said === 'wrong' ? html`<p class="problem" id="wrong" role="alert">${t.wrong}</p>` : ''}
      ${said === 'sent' ? html`<p role="status">${t.sent}</p>` : ''}
      <p class="buttons">
        <button class="primary btn btn-sm btn-success" name="ok" value="1">${t.ok}</button>
        <button class="btn btn-sm" name="cancel" value="1" formnovalidate>${t.cancel}</button>
        <button class="btn btn-sm" name="resend" value="1" formnovalidate>${t.resend}</button>
      </p>
    </form>
    <p class="hint">${t.hint}</p>`;
  return gateway.page(c, { title: 'Issuing Bank', body });
};

const say = (c: Context, gateway: Gateway, text: 'yes' | 'no' | 'gone') => {
  const t = TEXTS[gateway.language(c)];
  const body = html`<h1>Issuing Bank</h1>
    <p role="status">${t[text]}</p>
    ${text === 'gone' ? '' : html`<p>${t.wait}</p>`}`;
  return gateway.page(c, { title: 'Issuing Bank', body, status: text === 'gone' ? 404 : 200 });
};

const isOpen = (charge: Charge | undefined): charge is Charge =>
  charge?.status === 'pending' && cardData(charge.data).challenge === 'open';

/** What the right password leads to: the card's own outcome, at once or a minute later. */
function pass(charge: Charge, gateway: Gateway): void {
  const data = { ...cardData(charge.data), challenge: 'done' as const };
  if (data.outcome === 'pending_accept')
    gateway.move(charge, { data: asFields(data), dueAt: gateway.now() + PENDING_MS, dueTo: 'capture' });
  else gateway.move(charge, decide(data, charge.amount, true, gateway.now()));
}

async function answer(c: Context, gateway: Gateway, tokenId: string) {
  const form = await gateway.form(c);
  if (!form) return c.json({ error: 'this form is not for other pages' }, 403);
  const charge = gateway.chargeByReference('credit_card', tokenId);
  if (!isOpen(charge)) return say(c, gateway, 'gone');
  if ('resend' in form) return show(c, gateway, charge, 'sent');
  const cancelled = 'cancel' in form;
  if (!cancelled && form['otp']?.trim() !== OTP && form['PaRes']?.trim() !== OTP)
    return show(c, gateway, charge, 'wrong');
  gateway.write(() => {
    if (cancelled) gateway.move(charge, failedAuthentication(cardData(charge.data), '3ds'));
    else pass(charge, gateway);
  });
  const query = `language=${gateway.language(c)}${cancelled ? '&cancelled=1' : ''}`;
  return c.redirect(`/v2/3ds/result-completion/${encodeURIComponent(tokenId)}?${query}`, 303);
}

/** The issuing bank's page (contract §1.9, §4.5). Its end is told to nobody: the checkout asks for the status. */
export function challengeRoutes(app: Hono, gateway: Gateway): void {
  app.get('/v2/3ds/redirect/:token_id', (c) => {
    const charge = gateway.chargeByReference('credit_card', c.req.param('token_id'));
    return isOpen(charge) ? show(c, gateway, charge) : say(c, gateway, 'gone');
  });
  app.post('/v2/3ds/redirect/:token_id', (c) => answer(c, gateway, c.req.param('token_id')));
  app.get('/v2/3ds/result-completion/:token_id', (c) =>
    say(c, gateway, c.req.query('cancelled') === '1' ? 'no' : 'yes'),
  );
}
