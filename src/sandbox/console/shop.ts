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
  /** A picture as a `data:` URL, or empty. */
  readonly logo: string;
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

/** What differs from what is set; the rest is not sent, so that what was changed elsewhere meanwhile stays. */
export const changed = <Settings extends object>(before: Settings, now: Settings): Partial<Settings> =>
  Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(before[name as keyof Settings]) !== JSON.stringify(value),
    ),
  ) as Partial<Settings>;

/** What is edited by more than a field. */
export interface Edited {
  readonly payment_channels: readonly Channel[];
  readonly logo: string;
}

/** The lever's request: what was typed, as far as it is new. */
export function settingsOf(fields: Readonly<Record<string, string>>, edited: Edited, shop: Shop) {
  const has = (name: string) => fields[name] !== undefined;
  const brand = changed(shop.brand, {
    header_color: fields['header'] ?? '',
    button_color: fields['button'] ?? '',
    typography: fields['typography'] ?? '',
    input_border_radius: Number(fields['input_radius']),
    button_border_radius: Number(fields['button_radius']),
    hide_header: has('hide_header'),
  });
  const settings: Partial<Shop> = {
    display_name: fields['display_name'] ?? '',
    finish_payment_return_url: fields['finish'] ?? '',
    unfinish_payment_return_url: fields['unfinish'] ?? '',
    error_payment_return_url: fields['error'] ?? '',
    notification_url: fields['notify'] ?? '',
    locale: fields['locale'] ?? '',
    other_va_processor: fields['va'] ?? '',
    allow_retry: has('allow_retry'),
    hide_order_id: has('hide_order_id'),
    email_notices: has('email_notices'),
    recurring_mid: has('recurring_mid'),
    allowed_origins: lines(fields['origins']),
    minimum_amount: Number(fields['minimum'] ?? 0),
    ...edited,
  };
  return { ...changed(shop, settings), ...(Object.keys(brand).length > 0 && { brand }) };
}
