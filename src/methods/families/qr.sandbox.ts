import { wibTimeWithZone } from '../../lib/wib.ts';
import type { Charge, ChargeContext, ChargeRequest, Fields, Links } from '../../sandbox/method.ts';

/** QRIS payloads, after the EMV merchant-presented QR specification, and what their charges answer. */

const field = (id: string, value: string): string => `${id}${String(value.length).padStart(2, '0')}${value}`;

/** CRC-16/CCITT-FALSE, as four capital hex digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const character of text) {
    crc ^= character.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** Only letters, digits and a few signs: what every QRIS app reads. */
const plain = (text: string, length: number, otherwise: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\w .&-]/g, '')
    .trim()
    .slice(0, length)
    .toUpperCase() || otherwise;

export interface QrisPayment {
  /** Whole rupiah. */
  readonly amount: number;
  readonly merchantName: string;
  /** 15 digits that name the merchant to the acquirer. */
  readonly merchantPan: string;
  /** What the payer's app sends back; up to 25 characters. */
  readonly reference: string;
  /** Reverse domain name of the acquirer. */
  readonly acquirer: string;
}

/** The text of a dynamic QRIS code: rupiah, Indonesia, the amount, and a checksum over all of it. */
export function qrisPayload({ amount, merchantName, merchantPan, reference, acquirer }: QrisPayment): string {
  const account =
    field('00', acquirer) + field('01', merchantPan) + field('02', merchantPan.slice(0, 9)) + field('03', 'UMI');
  const national = field('00', 'ID.CO.QRIS.WWW') + field('02', `ID${merchantPan.slice(0, 13)}`) + field('03', 'UMI');
  const body =
    field('00', '01') +
    field('01', '12') +
    field('26', account) +
    field('51', national) +
    field('52', '5499') +
    field('53', '360') +
    field('54', String(amount)) +
    field('58', 'ID') +
    field('59', plain(merchantName, 25, 'MERCHANT')) +
    field('60', 'JAKARTA') +
    field('61', '12190') +
    field('62', field('05', reference.slice(0, 25))) +
    '6304';
  return body + crc16(body);
}

/** Who acquires a QRIS code, in the gateway's words (contract §5.4), and the reverse domain name in its payload. */
const ACQUIRERS = { gopay: 'COM.GO-JEK.WWW', 'airpay shopee': 'ID.CO.SHOPEE.WWW' } as const;

export type Acquirer = keyof typeof ACQUIRERS;

/** An issuer's number that no bank has: a real wallet that scans the code by mistake finds nobody to pay. */
const NOBODY = '93600000';

/** A charge's id in 25 characters, which is what a reference label holds. */
const labelOf = (id: string): string =>
  BigInt(`0x${id.replaceAll('-', '')}`)
    .toString(36)
    .toUpperCase();

function idOf(label: string): string {
  const number = [...label].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  return number
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The charge that a scanned code is for; undefined when it is none of ours or was misread. */
export function chargeIdIn(text: string): string | undefined {
  const code = text.trim();
  if (!code.startsWith('000201') || crc16(code.slice(0, -4)) !== code.slice(-4)) return undefined;
  const label = /62\d\d05\d\d([0-9A-Z]+)6304[0-9A-F]{4}$/.exec(code)?.[1];
  return label === undefined ? undefined : idOf(label);
}

/** The acquirers that a request names: `acquirer` in the parameters, or `qris: {acquirer}` beside them (contract §3.4). */
export function acquirersIn(request: ChargeRequest): readonly unknown[] {
  const beside = request['qris'] as { readonly acquirer?: unknown } | null | undefined;
  return [request.payment_params['acquirer'] ?? beside?.acquirer ?? []].flat();
}

/** What a charge with a code keeps. */
export const qrisData = ({ transaction, fee, id, gateway }: ChargeContext, acquirer: Acquirer): Fields => ({
  acquirer,
  merchant_cross_reference_id: gateway.dice.uuid(),
  qr_string: qrisPayload({
    amount: transaction.amount + fee(transaction.amount),
    merchantName: gateway.merchantNameOf(transaction),
    merchantPan: NOBODY + gateway.dice.digits(10),
    reference: labelOf(id),
    acquirer: ACQUIRERS[acquirer],
  }),
});

/** What its answers are made of; a charge that was denied, or paid by a printed code, never had a code of its own. */
export const qrisNeeds = ({ data }: Charge): readonly string[] =>
  'static' in data || 'denial' in data ? [] : ['qr_string', 'acquirer'];

/** Of the Snap result (contract §3.5). */
export const qrisResult = (charge: Charge, links: Links): Fields => ({
  qr_string: charge.data['qr_string'],
  qris_url: `${links.app}/v2/qris/${charge.id}/qr-code`,
  qris_expiration_raw: charge.expiresAt === null ? undefined : wibTimeWithZone(charge.expiresAt),
});

/** Of status and notifications (contract §5.4); paid by the acquirer's own app unless another one scanned the code. */
export function qrisReport({ data, status }: Charge): Fields {
  const { acquirer, merchant_cross_reference_id } = data;
  const issuer = data['issuer'] ?? acquirer;
  const paid = status === 'settlement' && { issuer, transaction_type: issuer === acquirer ? 'on-us' : 'off-us' };
  return { acquirer, merchant_cross_reference_id, ...paid };
}
