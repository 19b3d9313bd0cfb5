import { useEffect, useRef, useState } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { info, phone as phoneIcon, refresh } from '../../ui/icons.ts';
import { Who } from '../../ui/Who.tsx';
import { Refused } from '../families/Refused.tsx';
import type { EntryProps, InstructionProps, Refusal } from '../method.ts';
import logo from './logo.svg?inline';
import css from './ovo.css?inline';
import { groupedPhone, mobileNumber } from './phone.ts';
import { texts } from './texts.ts';
import { adopt } from '../../ui/adopt.ts';

adopt(css);

const useTexts = translator(texts);

/** One field; what OVO said to the last request stands above it or below it. */
export function Entry({ busy, refusal, transaction, channel, options, submit, touched }: EntryProps) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<'empty' | 'wrong' | 'unknown'>();
  const why = refusal && refusal.reason !== 'payer_unknown' && whyOf(refusal);
  const known = mobileNumber(refusal?.charge?.phone ?? options.customerPhone ?? transaction.customer.phone ?? '');
  useEffect(() => {
    if (input.current && known !== undefined) input.current.value ||= groupedPhone(known);
  }, [known]);
  useEffect(() => {
    if (refusal?.reason !== 'payer_unknown') return;
    setError('unknown');
    input.current?.focus();
  }, [refusal]);
  const problem = () => {
    const typed = input.current?.value.trim() ?? '';
    return mobileNumber(typed) === undefined ? (typed === '' ? 'empty' : 'wrong') : undefined;
  };
  const send = (event: Event) => {
    event.preventDefault();
    const number = mobileNumber(input.current?.value ?? '');
    setError(problem());
    if (number === undefined) input.current?.focus();
    else submit(() => Promise.resolve({ payment_type: 'ovo', payment_params: { payer_phone_number: number } }));
  };
  return (
    <form class="form" noValidate onSubmit={send}>
      <div class="body stack">
        {why && !busy && <Refused title={t(why)} more={t(`${why}More`)} refusal={refusal} />}
        <Who logo={logo}>{t('lead')}</Who>
        <Field
          id="ovo-phone"
          self={input}
          label={t('phone')}
          error={error && t(error)}
          busy={busy}
          type="tel"
          inputMode="tel"
          name="phone"
          autocomplete="tel-national"
          placeholder="0812-3456-7890"
          onInput={() => {
            touched();
            setError(undefined);
          }}
          onBlur={() => setError((before) => (problem() === 'wrong' ? 'wrong' : before))}
        />
        <p class="note">
          <Icon d={info} size="xs" />
          <span>{t('hurry')}</span>
        </p>
      </div>
      <div class="foot">
        <button class="btn" type="submit" aria-disabled={busy || undefined}>
          {busy ? (
            <span role="status">{t('sending')}</span>
          ) : (
            <span>
              {t('send')} <span class="btn__amount">{formatRupiah(transaction.amount + (channel.fee ?? 0))}</span>
            </span>
          )}
        </button>
      </div>
    </form>
  );
}

/** OVO's codes that say something a customer can act on; `expired` is the gateway's. */
const REASONS = new Map<string | undefined, 'declined' | 'failed' | 'late'>([
  ['17', 'declined'],
  ['26', 'failed'],
  ['40', 'failed'],
  ['expired', 'late'],
]);

/** Which text says why the last request failed. */
const whyOf = ({ kind, reason }: Refusal) => REASONS.get(reason) ?? (kind === 'bank' ? 'failed' : 'other');

/** Waiting for the customer's answer on the phone. */
export function Instruction(props: InstructionProps) {
  const t = useTexts();
  const { charge, check, checking, notYet, change, renew } = props;
  const amount = formatRupiah(charge.amount);
  return (
    <>
      <div class="body">
        <div class="push">
          <span class="push__badge">
            <Icon d={phoneIcon} />
          </span>
          <p class="push__title">{t(renew ? 'late' : 'open')}</p>
          <p>
            {renew ? t('lateMore') : t('sent', { amount, phone: groupedPhone(mobileNumber(charge.phone ?? '') ?? '') })}
          </p>
        </div>
        {!renew && <TimeLeft {...props} />}
        <div role="status">
          {checking && <p class="sr">{t('checking')}</p>}
          {notYet && !checking && !renew && <p class="caption muted centred">{t('notYet')}</p>}
        </div>
      </div>
      <div class="foot">
        {renew ? (
          <button type="button" class="btn" onClick={renew}>
            <Icon d={refresh} size="s" />
            {t('again')}
          </button>
        ) : (
          <button type="button" class="btn btn--line" aria-disabled={checking || undefined} onClick={check}>
            {t(checking ? 'checking' : 'check')}
          </button>
        )}
        {change && (
          <button type="button" class="btn btn--quiet" onClick={change}>
            {t('change')}
          </button>
        )}
      </div>
    </>
  );
}

/** How much of a minute is left; the header counts aloud. */
function TimeLeft({ charge: { at, expiresAt }, now }: InstructionProps) {
  const t = useTexts();
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (expiresAt === undefined) return null;
  const seconds = Math.max(0, Math.ceil((expiresAt - now()) / 1000));
  const all = at === undefined ? seconds : (expiresAt - at) / 1000;
  return (
    <div class="push__left" aria-hidden="true">
      <div class="pair strong">
        <span>{t('left')}</span>
        <span>{seconds > 0 ? t('seconds', { seconds }) : t('confirming')}</span>
      </div>
      <progress class="push__track" value={seconds} max={all} />
    </div>
  );
}
