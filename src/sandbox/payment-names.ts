const BANKS = ['permata_va', 'bca_va', 'bni_va', 'bri_va', 'echannel'];

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  bank_transfer: BANKS,
  // As the oldest apps have it (contract §3.4, §7.1).
  all_va: BANKS,
  cstore: ['alfamart', 'indomaret', 'kioson'],
  store: ['alfamart', 'indomaret', 'kioson'],
  // A Google Pay payment is a card payment (contract §7.1); the sandbox takes the card itself (docs/decisions/015).
  google_pay: ['credit_card'],
};

/** The names of groups, and other names for a channel. */
export const GROUPS = Object.keys(ALIASES);

/** Channels that `enabled_payments` means: any case, groups spelled out, each once, in the merchant's order. */
export function channelNames(enabled: readonly string[]): string[] {
  const names = enabled
    .map((name) => name.trim().toLowerCase())
    .flatMap((name) => (Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? []) : [name]));
  return [...new Set(names)];
}
