import { useEffect } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { card, Icon } from '../../ui/icon.tsx';
import { later } from '../../ui/later.tsx';
import { useDecline } from '../decline.ts';
import { Refused } from '../families/Refused.tsx';
import type { EntryProps, Refusal } from '../method.ts';
import { deleteThrough } from '../../ui/reformat.ts';
import { CardField, DIGITS } from './CardField.tsx';
import { Contact } from './Contact.tsx';
import { useCardForm, type CardForm } from './form.ts';
import bniPrivateLabel from './bni-private-label.svg?inline';
import { MARKS, marksOf } from './marks.ts';
import { texts } from './texts.ts';

const useTexts = translator(texts);

const lock = 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3';
const Nothing = () => null;
/** Only who has saved cards or may save one, and only shops with instalments, promos or points, fetch these. */
const SavedCards = later(() => import('./SavedCards.tsx').then((part) => part.SavedCards), Nothing);
const SaveIt = later(() => import('./SavedCards.tsx').then((part) => part.SaveIt), Nothing);
const Extras = later(() => import('./Extras.tsx').then((part) => part.Extras), Nothing);

/** Number, expiry and CVV in one form of one document, so that browsers fill all of it. */
export function Entry(props: EntryProps) {
  const { busy, refusal, transaction, channel } = props;
  const form = useCardForm(props);
  const { rules, extra, saved, oneClick } = form;
  useForgetting(form, refusal);
  const t = useTexts();
  const decline = useDecline();
  // Of a saved card only the CVV can be wrong, or it is gone.
  const isUnknown = saved.value && refusal?.reason === 'card_rejected';
  const hasExtras = rules.hasInstalments || rules.hasPromos || rules.pointBanks.includes(form.bin.value?.bank ?? '');
  const { amount = transaction.amount, fee = channel.fee ?? 0 } = extra.value;
  return (
    <form class="form" noValidate onSubmit={form.submitted}>
      <div class="body stack">
        {refusal && !busy && (
          <Refused
            {...(isUnknown ? { title: t('cvvEmpty'), more: t('orAnother') } : decline(refusal))}
            refusal={refusal}
          />
        )}
        {rules.recurring && <Subscription />}
        {rules.saved.length > 0 && <SavedCards form={form} {...props} />}
        {!saved.value && <NumberField form={form} busy={busy} brands={transaction.merchant.brands} />}
        {!oneClick.value && (
          <div class="two">
            {!saved.value && <ExpiryField form={form} busy={busy} />}
            <CvvField form={form} busy={busy} />
          </div>
        )}
        {hasExtras && <Extras form={form} {...props} />}
        <Contact form={form} {...props} />
        {rules.mayBeSaved && !rules.recurring && !saved.value && <SaveIt form={form} busy={busy} />}
        <Private />
      </div>
      <div class="foot card-pay-button-part">
        {fee > 0 && <Fee amount={fee} />}
        <PayButton busy={busy} amount={amount + fee} />
      </div>
    </form>
  );
}

/** Nobody keeps a CVV that a bank has seen, or a token that was charged; what never got there stays, like everything typed. */
function useForgetting({ inputs: { cvv }, redeemable, tried }: CardForm, refusal: Refusal | undefined) {
  useEffect(() => {
    if (!refusal) return;
    if (refusal.kind === 'bank' && cvv.current) cvv.current.value = '';
    redeemable.value = undefined;
    // By this page, or by another one of the same order.
    if (refusal.charge || refusal.reason === 'card_rejected') tried.value = true;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a refusal is an event: what is typed after it stays.
  }, [refusal]);
}

interface PartProps {
  readonly form: CardForm;
  readonly busy: boolean;
}

function NumberField({ form, busy, brands }: PartProps & { readonly brands: readonly string[] }) {
  const { brand, bin } = form;
  const known = brand.value.id === 'bni_private_label' ? bniPrivateLabel : MARKS[brand.value.id];
  const bank = bin.value?.bank;
  return (
    <div class="card-number-input-container">
      <CardField
        {...{ form, busy }}
        field="number"
        {...DIGITS}
        name="cardnumber"
        autocomplete="cc-number"
        placeholder="1234 1234 1234 1234"
        {...{ onbeforeinput: deleteThrough }}
      >
        {bank && <span class="tag bank">{bank.toUpperCase()}</span>}
        <span class="marks" aria-hidden="true">
          {(known ? [known] : marksOf(brands).slice(0, 4)).map((url) => (
            <img key={url} class="mark" src={url} alt="" width="32" height="20" />
          ))}
        </span>
      </CardField>
    </div>
  );
}

function ExpiryField(props: PartProps) {
  const t = useTexts();
  return (
    <CardField
      {...props}
      field="expiry"
      {...DIGITS}
      name="exp-date"
      autocomplete="cc-exp"
      placeholder={t('expiryHint')}
      {...{ onbeforeinput: deleteThrough }}
    />
  );
}

function CvvField(props: PartProps) {
  const t = useTexts();
  const { cvv } = props.form.brand.value;
  return (
    <CardField
      {...props}
      field="cvv"
      {...DIGITS}
      help={t(cvv === 4 ? 'cvvHelp4' : 'cvvHelp3')}
      name="cvc"
      autocomplete="cc-csc"
      placeholder={cvv === 4 ? '1234' : '123'}
    />
  );
}

/** Said by the form itself, never by a file that may come late: nobody may agree to it unasked. */
function Subscription() {
  const t = useTexts();
  return (
    <div class="alert">
      <Icon d={card} />
      <div>
        <b>{t('recurring')}</b>
        {t('recurringMore')}
      </div>
    </div>
  );
}

function Private() {
  const t = useTexts();
  return (
    <p class="note">
      <Icon d={lock} size="xs" />
      <span>{t('private')}</span>
    </p>
  );
}

function Fee({ amount }: { readonly amount: number }) {
  const t = useTexts();
  return <p class="caption muted">{t('fee', { amount: formatRupiah(amount) })}</p>;
}

/** Never greyed before it is used: pressing it shows what is missing. */
function PayButton({ busy, amount }: { readonly busy: boolean; readonly amount: number }) {
  const t = useTexts();
  return (
    <button class="btn" type="submit" aria-disabled={busy || undefined}>
      {busy ? (
        <>
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span role="status">{t('busy')}</span>
        </>
      ) : (
        <>
          <Icon d={lock} size="s" />
          <span>
            {t('pay')} <span class="btn__amount">{formatRupiah(amount)}</span>
          </span>
        </>
      )}
    </button>
  );
}

/** A card is never paid elsewhere: its bank's page and its result are the checkout's own screens. */
export const Instruction = () => null;
