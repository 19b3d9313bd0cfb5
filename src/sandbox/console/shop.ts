/** A merchant with its settings, as the levers tell of it. */
export interface Shop {
  readonly merchant_id: string;
  readonly display_name: string;
  readonly server_key: string;
  readonly client_key: string;
  readonly finish_payment_return_url: string;
  readonly unfinish_payment_return_url: string;
  readonly error_payment_return_url: string;
  readonly notification_url: string;
  readonly locale: string;
  readonly other_va_processor: string;
  readonly allow_retry: boolean;
  readonly hide_order_id: boolean;
  readonly email_notices: boolean;
  readonly recurring_mid: boolean;
  readonly allowed_origins: readonly string[];
  readonly minimum_amount: number;
  readonly brand: { readonly header_color: string; readonly button_color: string };
  readonly payment_channels: readonly Channel[];
}

/** In the merchant's order. */
export interface Channel {
  readonly name: string;
  readonly enabled: boolean;
}

const lines = (text = ''): string[] => text.split(/\s+/).filter((line) => line !== '');

/** The lever's request, of what was typed. */
export function settingsOf(fields: Readonly<Record<string, string>>, channels: readonly Channel[]) {
  const has = (name: string) => fields[name] !== undefined;
  return {
    display_name: fields['display_name'],
    finish_payment_return_url: fields['finish'],
    unfinish_payment_return_url: fields['unfinish'],
    error_payment_return_url: fields['error'],
    notification_url: fields['notify'],
    locale: fields['locale'],
    other_va_processor: fields['va'],
    allow_retry: has('allow_retry'),
    hide_order_id: has('hide_order_id'),
    email_notices: has('email_notices'),
    recurring_mid: has('recurring_mid'),
    allowed_origins: lines(fields['origins']),
    minimum_amount: Number(fields['minimum'] ?? 0),
    brand: { header_color: fields['header'], button_color: fields['button'] },
    payment_channels: channels,
  };
}
