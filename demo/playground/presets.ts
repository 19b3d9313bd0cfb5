import type { JsonObject } from './json.ts';

const items = [
  { id: 'gayo-250', name: 'Arabika Gayo Natural 250 g', price: 98_000, quantity: 1 },
  { id: 'susu-aren-1l', name: 'Kopi Susu Gula Aren 1 L', price: 42_000, quantity: 2 },
  { id: 'delivery', name: 'Ongkos kirim, JNE REG', price: 12_000, quantity: 1 },
  { id: 'discount', name: 'Diskon SENJA5', price: -5_000, quantity: 1 },
];

const customer = {
  first_name: 'Ni Luh Ayu',
  last_name: 'Wardani',
  email: 'ayu.wardani@contoh.id',
  phone: '+62 812-3456-7890',
};

const ATTACK = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';

/** Requests to start from. Each is asked for with a fresh order id and the address of the shop's finish page. */
export const presets = {
  usual: (finish: string): JsonObject => ({
    item_details: items,
    customer_details: customer,
    callbacks: { finish },
    transaction_details: { gross_amount: 189_000 },
  }),
  least: (): JsonObject => ({ transaction_details: { gross_amount: 10_000 } }),
  cardOnly: (finish: string): JsonObject => ({
    transaction_details: { gross_amount: 189_000 },
    enabled_payments: ['credit_card'],
    credit_card: { secure: true, save_card: true },
    callbacks: { finish },
  }),
  hasty: (finish: string): JsonObject => ({
    transaction_details: { gross_amount: 189_000 },
    enabled_payments: ['bca_va'],
    expiry: { unit: 'minute', duration: 1 },
    callbacks: { finish },
  }),
  app: (finish: string): JsonObject => ({
    transaction_details: { gross_amount: 189_000 },
    enabled_payments: ['gopay'],
    gopay: { enable_callback: true, callback_url: finish },
  }),
  hostile: (finish: string): JsonObject => ({
    transaction_details: { gross_amount: 30_000 },
    item_details: [
      { id: '"><b>', name: '</script><script>alert(1)</script>', price: 10_000, quantity: 1 },
      {
        id: 'rtl',
        name: '\u202Etxt.exe \u{1F468}\u200D\u{1F469}\u200D\u{1F467} {{amount}} $t(pay)',
        price: 10_000,
        quantity: 1,
      },
      { id: 'long', name: 'W'.repeat(50), price: 10_000, quantity: 1 },
    ],
    customer_details: {
      first_name: ATTACK,
      last_name: '${7*7}\u2028{{7*7}}',
      email: 'x+onerror=alert(1)@contoh.id',
      phone: "'--",
    },
    custom_field1: ATTACK,
    callbacks: { finish },
  }),
  wrongSum: (): JsonObject => ({
    transaction_details: { gross_amount: 190_000 },
    item_details: items,
  }),
} as const satisfies Record<string, (finish: string) => JsonObject>;

export type PresetName = keyof typeof presets;
