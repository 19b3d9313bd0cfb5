import type { Hono } from 'hono';
import type { Gateway } from '../../sandbox/method.ts';
import { cardBrand, type CardBrand } from './brands.sandbox.ts';
import { TEST_CARDS } from './cards.sandbox.ts';

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

/** Lookups a minute, for each merchant (contract §3.9). */
const PER_MINUTE = 100;

/** BIN lookup and the banks' prefixes (contract §3.2, §3.9). */
export function binRoutes(app: Hono, gateway: Gateway): void {
  let minute = 0;
  const asked = new Map<string, number>();
  const isTooMany = (merchantId: string): boolean => {
    const now = Math.floor(gateway.now() / 60_000);
    if (now !== minute) asked.clear();
    minute = now;
    const count = (asked.get(merchantId) ?? 0) + 1;
    asked.set(merchantId, count);
    return count > PER_MINUTE;
  };
  app.get('/v1/bins/:bin', (c) => {
    const user = gateway.basicUser(c);
    // Server keys only from servers.
    const byServer = c.req.header('origin') === undefined ? gateway.byServerKey(user) : undefined;
    const merchantId = gateway.byClientKey(user) ?? byServer;
    if (merchantId === undefined) return c.text('Unauthorized', 401);
    if (isTooMany(merchantId))
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
