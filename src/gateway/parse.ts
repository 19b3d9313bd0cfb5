import { parseTime } from '../lib/time.ts';
import { parseUrl } from '../lib/url.ts';
import { GatewayError } from './error.ts';
import type { Channel, Charge, ChargeStatus, Customer, Item, Merchant, Transaction, WalletMode } from './types.ts';
import { appUrl, defined, isWire, list, rupiah, text, webUrl, wire, type Wire } from './wire.ts';

/** The gateway's JSON (contract.md §3.3, §3.5) in our words. Missing and unknown fields are normal; a missing order is not. */

/** @throws {GatewayError} `malformed` when the order or its amount is missing. */
export function parseTransaction(body: unknown, base: string): Transaction {
  const all = wire(body);
  const details = wire(all['transaction_details']);
  const token = text(all['token']);
  const orderId = text(details['order_id']);
  const amount = rupiah(details['gross_amount']);
  if (token === undefined || orderId === undefined || amount === undefined) {
    throw new GatewayError(
      'malformed',
      `a transaction needs token, order_id and a whole gross_amount; got ${JSON.stringify(details)}`,
    );
  }
  const merchant = parseMerchant(wire(all['merchant']), wire(all['callbacks']), base);
  return {
    token,
    orderId,
    amount,
    items: list(all['item_details']).map((item) => parseItem(wire(item))),
    customer: parseCustomer(wire(all['customer_details'])),
    asks: parseAsks(wire(all['customer_details'])),
    channels: parseChannels(list(all['enabled_payments']), wire(all['payment_fees'])),
    merchant,
    wire: all,
    extensions: list(all['extensions']).filter((name) => typeof name === 'string'),
    ...defined({
      expiresAt: parseTime(all['expiry_time']),
      charge: isWire(all['result']) ? parseCharge(all['result']) : undefined,
    }),
  };
}

const parseItem = (item: Wire): Item => ({
  name: text(item['name']) ?? text(item['id']) ?? '',
  price: rupiah(item['price']) ?? 0,
  quantity: rupiah(item['quantity']) ?? 1,
});

const joined = (parts: readonly unknown[], separator: string): string | undefined =>
  text(
    parts
      .map(text)
      .filter((part) => part !== undefined)
      .join(separator),
  );

function parseCustomer(customer: Wire): Customer {
  const address = wire(customer['shipping_address'] ?? customer['billing_address']);
  const billing = wire(customer['billing_address']);
  const place = Object.keys(address).length > 0 ? address : billing;
  return defined({
    name: joined([customer['first_name'], customer['last_name']], ' '),
    email: text(customer['email']),
    phone: text(customer['phone']),
    address: joined([place['address'], joined([place['city'], place['postal_code']], ' ')], ', '),
  });
}

const parseAsks = (customer: Wire): Transaction['asks'] =>
  Object.fromEntries(
    Object.entries(customer).flatMap(([name, how]) =>
      name.startsWith('collect_') && (how === 'required' || how === 'optional') ? [[name.slice(8), how]] : [],
    ),
  );

/** Wallets whose own QR comes as a QRIS of theirs, by what the gateway calls them as an acquirer (contract.md §5.4). */
const WALLETS = new Map([
  ['gopay', 'gopay'],
  ['shopeepay', 'shopeepay'],
  ['airpay shopee', 'shopeepay'],
]);

/** A wallet's QR comes as a row of its own, `qris` with an acquirer (contract.md §3.3); here it is a mode of the wallet. */
function parseChannels(rows: readonly unknown[], fees: Wire): Channel[] {
  const channels = new Map<string, Channel>();
  for (const row of rows.map(wire)) {
    const type = text(row['type']);
    if (type === undefined) continue;
    const acquirer = type === 'qris' ? text(row['acquirer']) : undefined;
    const id = WALLETS.get(acquirer?.toLowerCase() ?? '') ?? type;
    const known = channels.get(id);
    const mode: WalletMode = acquirer === undefined ? 'app' : 'qr';
    channels.set(id, {
      id,
      down: row['status'] === 'down' && known?.down !== false,
      modes: [...(known?.modes ?? []), mode],
      ...defined({
        acquirer,
        minimum: rupiah(row['minimum_amount']),
        maximum: rupiah(row['maximum_amount']),
        fee: rupiah(fees[id]),
      }),
    });
  }
  return [...channels.values()];
}

const colour = (value: unknown): string | undefined => {
  const hex = text(value)?.toLowerCase();
  if (hex === undefined || !/^#([0-9a-f]{3}|[0-9a-f]{6})$/.test(hex)) return undefined;
  return hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
};

function parseMerchant(merchant: Wire, callbacks: Wire, base: string): Merchant {
  const preference = wire(merchant['preference']);
  const brand = wire(preference['brand']);
  return {
    id: text(merchant['merchant_id']) ?? '',
    clientKey: text(merchant['client_key']) ?? '',
    name: text(preference['display_name']) ?? '',
    locale: preference['locale'] === 'en' ? 'en' : 'id',
    hideOrderId: preference['hide_order_id'] === true,
    allowRetry: merchant['allow_retry'] !== false,
    asksContact: merchant['show_credit_card_customer_info'] === true,
    origins: list(merchant['allowed_origins']).filter((origin) => typeof origin === 'string'),
    brands: list(merchant['enabled_principles']).filter((name) => typeof name === 'string'),
    ...defined({
      // Only the gateway's own host is ever asked for anything.
      logoUrl: sameOrigin(preference['logo_url'], base),
      headerColour: colour(preference['header_color'] ?? brand['header_color']),
      buttonColour: colour(preference['button_color'] ?? brand['button_color']),
      finishUrl: webUrl(callbacks['finish']) ?? webUrl(preference['finish_url']),
      unfinishUrl: webUrl(preference['unfinish_url']),
      errorUrl: webUrl(callbacks['error']) ?? webUrl(preference['error_url']),
    }),
  };
}

function sameOrigin(value: unknown, base: string): string | undefined {
  const url = text(value);
  const absolute = url === undefined ? undefined : parseUrl(url, base);
  return absolute !== undefined && absolute.origin === parseUrl(base)?.origin ? absolute.href : undefined;
}

/** @throws {GatewayError} `malformed` when the answer has neither a status code nor a transaction status. */
export function parseCharge(body: unknown): Charge {
  if (!isWire(body) || (text(body['status_code']) === undefined && text(body['transaction_status']) === undefined)) {
    throw new GatewayError('malformed', 'a charge needs a status_code or a transaction_status');
  }
  const status = parseStatus(body);
  const qr = defined({ text: text(body['qr_string']), imageUrl: webUrl(body['qris_url'] ?? body['qr_code_url']) });
  return {
    status,
    amount: rupiah(body['gross_amount']) ?? 0,
    wire: body,
    ...defined({
      method: channelOf(body),
      fee: rupiah(wire(wire(body['extra_info'])['gross_amount_info'])['customer_imposed_payment_fee']),
      transactionId: text(body['transaction_id']),
      expiresAt: parseExpiry(body),
      at: parseTime(body['settlement_time']) ?? parseTime(body['transaction_time']),
      virtualAccount: parseVirtualAccount(body),
      bill: parseBill(body),
      qr: Object.keys(qr).length > 0 ? qr : undefined,
      appUrl: appUrl(named(body, 'deeplink_url')),
      ...parsePage(body, status),
      paymentCode: text(body['payment_code']),
      phone: text(body['payer_phone_number']),
      challengeDone: body['three_ds_challenge_completion'] === undefined ? undefined : true,
      maskedCard: text(body['masked_card']),
      points: rupiah(body['point_redeem_amount']),
      months: rupiah(body['installment_term']),
      reason: status === 'refused' || status === 'failed' ? parseReason(body) : undefined,
      pdfUrl: webUrl(body['pdf_url']),
    }),
  };
}

const STATUSES: Readonly<Record<string, ChargeStatus>> = {
  pending: 'pending',
  authorize: 'paid',
  capture: 'paid',
  settlement: 'paid',
  deny: 'refused',
  expire: 'expired',
  expired: 'expired',
  cancel: 'cancelled',
  failure: 'failed',
};

function parseStatus(body: Wire): ChargeStatus {
  const status = STATUSES[(text(body['transaction_status']) ?? '').toLowerCase()];
  if (status === 'paid' && body['fraud_status'] === 'challenge') return 'review';
  if (status !== undefined) return status;
  const code = text(body['status_code']) ?? '';
  if (code === '200') return 'paid';
  if (code === '201') return 'pending';
  if (code === '202' || code === '402') return 'refused';
  return code === '407' ? 'expired' : 'failed';
}

/** A field by its name, or by that name with its channel's in front (`uob_ezpay_deeplink_url`). */
const named = (body: Wire, name: string): unknown =>
  body[name] ?? body[Object.keys(body).find((key) => key.endsWith(`_${name}`)) ?? ''];

/** A card's page is its bank's question; every other one is where the customer pays. */
function parsePage(body: Wire, status: ChargeStatus): Pick<Charge, 'challengeUrl' | 'redirectUrl'> {
  const url = webUrl(body['redirect_url']) ?? webUrl(named(body, 'web_url'));
  if (url === undefined) return {};
  if (body['payment_type'] !== 'credit_card') return { redirectUrl: url };
  return status === 'pending' ? { challengeUrl: url } : {};
}

/** Every method has an expiry field of its own with a machine form beside it (contract.md §3.5). */
function parseExpiry(body: Wire): number | undefined {
  const raw = Object.keys(body).find((name) => name.endsWith('_expiration_raw'));
  return parseTime(raw === undefined ? undefined : body[raw]) ?? parseTime(body['expiry_time']);
}

function parseVirtualAccount(body: Wire): Charge['virtualAccount'] {
  const [account] = list(body['va_numbers'] ?? body['account_numbers']).map(wire);
  const bank = text(account?.['bank']);
  const number = text(account?.['va_number']);
  if (bank !== undefined && number !== undefined) return { bank, number };
  for (const name of Object.keys(body)) {
    const own = /^([a-z]+)_va_number$/.exec(name)?.[1];
    const digits = text(body[name]);
    if (own !== undefined && digits !== undefined) return { bank: own, number: digits };
  }
  return undefined;
}

/** A phone company calls them by its own name (`xl_tunai_merchant_id`); without one they are the shop's. */
function parseBill(body: Wire): Charge['bill'] {
  const own = (name: string) => body[Object.keys(body).find((key) => key.endsWith(`_${name}`)) ?? ''];
  const company = text(body['biller_code'] ?? own('merchant_id'));
  const number = text(body['bill_key'] ?? own('order_id'));
  return company === undefined || number === undefined ? undefined : { company, number };
}

/** Which folder shows this charge: what the gateway calls the channel, where it says so, else what its fields look like. */
function channelOf(body: Wire): string | undefined {
  const said = text(body['kasir_channel']);
  if (said !== undefined) return said;
  const type = text(body['payment_type']);
  switch (type) {
    case 'bank_transfer': {
      const bank = parseVirtualAccount(body)?.bank;
      return bank === undefined ? undefined : `${bank}_va`;
    }
    case 'cstore':
      return text(body['store'])?.toLowerCase() ?? storeOf(body);
    case 'qris': {
      const acquirer = text(body['qris_acquirer'] ?? body['acquirer']);
      return acquirer === undefined ? 'other_qris' : (WALLETS.get(acquirer.toLowerCase()) ?? 'qris');
    }
    default:
      return type;
  }
}

/** A counter code's result names the shop only in its expiry's field. */
const storeOf = (body: Wire): string | undefined =>
  Object.keys(body).flatMap((name) => /^([a-z]+)_expir(?:e_time|ation_raw)$/.exec(name)?.[1] ?? [])[0];

function parseReason(body: Wire): string | undefined {
  if (body['fraud_status'] === 'deny') return 'fraud';
  const message = [body['status_message']].flat().join(' ');
  if (/3DS version 1/i.test(message)) return '3ds-version';
  if (/3DS Authentication/i.test(message)) return '3ds';
  return text(body['channel_response_code']);
}
