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
  readonly brand: Brand;
  readonly payment_channels: readonly Channel[];
}

export interface Brand {
  readonly header_color: string;
  readonly button_color: string;
  readonly typography: string;
  readonly input_border_radius: number;
  readonly button_border_radius: number;
  readonly hide_header: boolean;
}

/** In the merchant's order. */
export interface Channel {
  readonly name: string;
  readonly enabled: boolean;
}

const lines = (text = ''): string[] => text.split(/\s+/).filter((line) => line !== '');

/** What was changed of the look; what was not stays unset, so that the checkout keeps its own. */
const changed = (before: Brand, now: Brand): Partial<Brand> =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name as keyof Brand] !== value));

/** The lever's request, of what was typed. */
export function settingsOf(fields: Readonly<Record<string, string>>, channels: readonly Channel[], before: Brand) {
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
    brand: changed(before, {
      header_color: fields['header'] ?? '',
      button_color: fields['button'] ?? '',
      typography: fields['typography'] ?? '',
      input_border_radius: Number(fields['input_radius']),
      button_border_radius: Number(fields['button_radius']),
      hide_header: has('hide_header'),
    }),
    payment_channels: channels,
  };
}
