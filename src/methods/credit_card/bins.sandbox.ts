import type { Context, Hono } from 'hono';
import type { Gateway } from '../../sandbox/method.ts';
import { cardBrand, TEST_CARDS, type CardBrand } from './cards.sandbox.ts';

/** What is known of a card by its first eight digits. */
export interface Bin {
  readonly bin: string;
  readonly brand: CardBrand | undefined;
  /** The issuing bank's short name; undefined for cards of nobody in particular. */
  readonly bank: string | undefined;
  readonly debit: boolean;
}

const BANK_NAMES: Readonly<Record<string, string>> = {
  bni: 'bank negara indonesia',
  bca: 'bank central asia',
  bri: 'bank rakyat indonesia',
  mandiri: 'bank mandiri',
  cimb: 'bank cimb niaga',
  mega: 'bank mega',
  maybank: 'bank maybank indonesia',
};

const known = new Map<string, Bin>(
  TEST_CARDS.map(({ number, bank, debit = false }) => {
    const bin = number.slice(0, 8);
    // The contract's own sample (§3.9) names the bank of the card that everybody tries first.
    return [bin, { bin, brand: cardBrand(number), bank: bank ?? (bin === '48111111' ? 'bni' : undefined), debit }];
  }),
);

/** Of any number: one that is not a test card's has a brand at most. */
export const binOf = (number: string): Bin =>
  known.get(number.slice(0, 8)) ?? {
    bin: number.slice(0, 8),
    brand: cardBrand(number),
    bank: undefined,
    debit: false,
  };

/** The wire's words for it (contract §3.9). */
export const binDetail = ({ bin, brand, bank, debit }: Bin) => ({
  country_name: 'Indonesia',
  country_code: 'id',
  ...(brand ? { brand } : {}),
  bin_type: debit ? 'debit' : 'credit',
  bin_class: 'gold',
  bin,
  ...(bank ? { bank_code: bank, bank: BANK_NAMES[bank] ?? bank } : {}),
  channel: 'online_offline',
  registration_required: 'false',
});

/** The key in a Basic authorization, with or without the colon behind it. */
export function keyIn(c: Context): string {
  const encoded = /^Basic\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] ?? '';
}

/** Server keys only from servers. */
function isAuthorized(c: Context, gateway: Gateway): boolean {
  const user = keyIn(c);
  if (gateway.byClientKey(user) !== undefined) return true;
  return c.req.header('origin') === undefined && gateway.byServerKey(user) !== undefined;
}

const PER_MINUTE = 100;

/** BIN lookup and the banks' prefixes (contract §3.2, §3.9). */
export function binRoutes(app: Hono, gateway: Gateway): void {
  let minute = 0;
  let asked = 0;
  app.get('/v1/bins/:bin', (c) => {
    if (!isAuthorized(c, gateway)) return c.text('Unauthorized', 401);
    const now = Math.floor(gateway.now() / 60_000);
    asked = now === minute ? asked + 1 : 1;
    minute = now;
    if (asked > PER_MINUTE)
      return c.json({ errors: [{ message_title: 'rate limit', message: 'too many requests' }] }, 409);
    const bin = known.get(c.req.param('bin').slice(0, 8));
    c.header('cache-control', 'private, max-age=3600');
    if (!bin) return c.json({ errors: [{ message_title: 'not found', message: 'not found' }] }, 404);
    return c.json({ data: binDetail(bin) });
  });
  app.get('/snap/v1/bank_bins', (c) =>
    c.json(
      Object.keys(BANK_NAMES).map((bank) => ({
        bank,
        bins: [...known.values()].filter((bin) => bin.bank === bank).map(({ bin }) => bin),
      })),
    ),
  );
}
