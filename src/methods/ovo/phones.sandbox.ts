import type { Charge, ChargeChange } from '../../sandbox/method.ts';

/** OVO's response code that a phone's request ends with; `silent` never answers. */
export type Answer = '00' | '14' | '17' | '26' | '40' | '68' | 'silent';

/**
 * What each test phone does (contract §6.3): `14` is not registered, `17` declined by the customer, `26` and `40` failed on the
 * way, `68` answered too late. Every other phone pays.
 */
const ANSWERS: ReadonlyMap<string, Answer> = new Map([
  ['+628249134000', '14'],
  ['+628271939753', '17'],
  ['+628242014881', '26'],
  ['+628237435829', '40'],
  ['+628215023424', '68'],
  ['+628242974268', 'silent'],
]);

const MESSAGES: Readonly<Record<string, string>> = {
  '00': 'Approved',
  '17': 'Transaction declined',
  '26': 'Failed push payment confirmation to OVO',
  '40': 'Payment failed',
  '68': 'Transaction pending / timeout',
};

/** `+62…` from `08…`, `628…` or `8…`, with or without spaces and dashes; undefined when it is no Indonesian mobile number. */
export function fullPhone(typed: string): string | undefined {
  const own = /^(?:62|0)?(8\d{7,12})$/.exec(typed.replaceAll(/[\s().+-]/g, ''))?.[1];
  return own === undefined ? undefined : `+62${own}`;
}

export const answerOf = (phone: string): Answer => ANSWERS.get(phone) ?? '00';

/** How a request ends with OVO's answer. */
export const answered = ({ data }: Charge, answer: string): ChargeChange => ({
  status: answer === '00' ? 'settlement' : answer === '68' ? 'expire' : 'deny',
  data: { ...data, channel_response_code: answer, channel_response_message: MESSAGES[answer] },
});
