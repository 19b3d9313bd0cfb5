import { wibDisplay, wibTimeWithZone } from '../../lib/wib.ts';
import { defineSandboxMethod, type Charge, type Gateway, type SandboxMethod } from '../../sandbox/method.ts';
import { barsOf } from './barcode.ts';
import { counterCodeTexts } from './counter-code-texts.ts';
import { tillPages, type Till } from './till.sandbox.ts';
import { elsewhereTexts } from './elsewhere-texts.ts';
import { guidesIn, type GuideTexts } from './guides.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What makes one shop's code another than the next one's. */
export interface CounterCode extends Pick<Till, 'paths' | 'receipt'> {
  /** The channel, which is also `store` on the wire. */
  readonly id: string;
  /** The shop's name for people. */
  readonly name: string;
  readonly position: number;
  /** What every code begins with, and how many digits follow (contract §6.5). */
  readonly code: { readonly first: string; readonly own: number };
  /** Its answers have no `fraud_status`, and a settlement carries the till's `approval_code` (contract §5.4). */
  readonly approves?: boolean;
  /** The shop may take a payment back within a minute. */
  readonly reversible?: boolean;
  readonly texts: GuideTexts;
}

/** A code that no open order of this shop has. */
function paymentCode({ id, code: { first, own } }: CounterCode, gateway: Gateway): string {
  let code = '';
  do code = first + gateway.dice.digits(own);
  while (gateway.chargeByReference(id, code)?.status === 'pending');
  return code;
}

/** The sandbox's half of a code that is paid at a shop's counter. */
export function counterCodeSandbox(counter: CounterCode): SandboxMethod {
  const { id, name, position, approves = false, reversible = false, texts, paths, receipt } = counter;
  const settle = (charge: Charge, gateway: Gateway) => ({
    status: 'settlement' as const,
    data: approves ? { approval_code: gateway.dice.digits(20) } : charge.data,
  });
  const own = approves ? { fraud_status: undefined } : {};
  return defineSandboxMethod({
    id,
    position,
    rows: [{ type: id, category: 'cstore', minimum_amount: 1, maximum_amount: 5_000_000 }],
    accepts: ({ payment_type: type }) => type === id,
    expiry: { default: DAY },
    reversible,

    charge: ({ gateway }) => ({ type: 'cstore', reference: paymentCode(counter, gateway), data: {} }),
    settle,

    needs: () => ['reference'],
    result: ({ reference, expiresAt, token }, links) => ({
      ...own,
      payment_code: reference,
      store: id,
      ...(expiresAt === null
        ? {}
        : { [`${id}_expire_time`]: wibDisplay(expiresAt), [`${id}_expiration_raw`]: wibTimeWithZone(expiresAt) }),
      pdf_url: `${links.app}/snap/v1/transactions/${token}/pdf`,
    }),

    report: ({ reference, data }) => ({
      ...own,
      store: id,
      payment_code: reference,
      approval_code: data['approval_code'],
    }),

    instruction({ reference }, language) {
      const value = reference ?? '';
      const bars = barsOf(value);
      return {
        title: name,
        lead: texts[language].source,
        codes: [{ label: counterCodeTexts[language].code, value, ...(bars && { bars }) }],
        guides: guidesIn(texts[language], elsewhereTexts[language].complete),
        note: counterCodeTexts[language].fee,
      };
    },

    routes: (app, gateway) => tillPages(app, gateway, { id, name, paths, receipt, reversible, settle }),
    hints: [`${name}: pay any code at {bank}${paths[0]}/index`],
  });
}
