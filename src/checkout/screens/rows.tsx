import type { ComponentChildren } from 'preact';

import type { Transaction } from '../../gateway/types.ts';
import { language } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import type { Group, Saved } from '../../methods/method.ts';
import { alert, bank, card, Icon, right } from '../../ui/icon.tsx';
import type { Row } from '../rows.ts';
import { useTexts } from './texts.ts';

/** Kinds whose row has an icon, because its small marks name the brands. */
const ICONS: Partial<Record<Group, string>> = { virtual_account: bank, card };

/** Small marks that fit into a row; under 360 px one fewer, and the count says so. */
const FIT = 5;

interface MethodRowProps {
  readonly row: Row;
  /** Given where the row may show small marks. */
  readonly transaction?: Transaction;
  readonly choose: (id: string, saved?: string) => void;
}

/** One way to pay: one link with one name. One that cannot be chosen is still reached and read, with its reason. */
export function MethodRow({ row, transaction, choose }: MethodRowProps) {
  const { method, off, last } = row;
  const t = useTexts();
  const marks = transaction ? method.marks?.(transaction) : undefined;
  return (
    <Line
      route={method.route}
      off={off !== undefined}
      mark={marks?.length ? <IconMark group={method.group} /> : <Mark url={method.logo} />}
      title={method.name[language.value]}
      tag={transaction && last && t('lastUsed')}
      go={() => choose(method.id, '')}
    >
      {off === undefined ? (
        marks?.length ? (
          <Marks urls={marks} />
        ) : (
          <small>{method.hint?.[language.value]}</small>
        )
      ) : (
        <Off row={row} />
      )}
      <Fee rows={[row]} />
    </Line>
  );
}

interface SavedRowProps extends Pick<MethodRowProps, 'row' | 'choose'> {
  readonly saved: Saved;
}

/** Something saved, one tap from being paid with; what has expired is still reached and read. */
export function SavedRow({ row: { method }, saved: { id, mark, name, hint, off }, choose }: SavedRowProps) {
  return (
    <Line
      route={`${method.route}/saved`}
      off={off}
      mark={<Mark url={mark} />}
      title={name}
      go={() => choose(method.id, id)}
    >
      <small>
        {off && <Icon d={alert} size="xs" />}
        <span>{hint[language.value]}</span>
      </small>
    </Line>
  );
}

/** All banks with a virtual account, behind one row. */
export function BanksRow({ banks, open }: { readonly banks: readonly Row[]; readonly open: () => void }) {
  const t = useTexts();
  return (
    <Line route="bank-transfer" mark={<IconMark group="virtual_account" />} title={t('banks')} go={open}>
      <Marks urls={banks.map(({ method }) => method.logo)} />
      <Fee rows={banks} />
    </Line>
  );
}

/** What paying this way costs on top, from the least to the most. */
function Fee({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts();
  const fees = rows.map(({ channel }) => channel.fee ?? 0);
  const range = [...new Set([Math.min(...fees), Math.max(...fees)])];
  return (
    Math.max(...fees) > 0 && (
      <small>
        {t('fee')} {range.map(formatRupiah).join('–')}
      </small>
    )
  );
}

function Off({ row: { off, channel } }: { readonly row: Row }) {
  const t = useTexts();
  return (
    <small>
      <Icon d={alert} size="xs" />
      <span>
        {off === 'down' && t('down')}
        {off === 'minimum' && t('minimum', { amount: formatRupiah(channel.minimum ?? 0) })}
        {off === 'maximum' && t('maximum', { amount: formatRupiah(channel.maximum ?? 0) })}
      </span>
    </small>
  );
}

interface LineProps {
  readonly route: string;
  readonly off?: boolean;
  readonly mark: ComponentChildren;
  readonly title: string;
  readonly tag?: string | false | undefined;
  readonly go: () => void;
  readonly children: ComponentChildren;
}

function Line({ route, off = false, mark, title, tag, go, children }: LineProps) {
  // A new tab or window would open the bare route: every click is ours.
  const click = (event: Event) => {
    event.preventDefault();
    if (!off) go();
  };
  return (
    <li>
      <a
        class={`row${off ? ' row--off' : ''}`}
        href={`#/${route}`}
        data-testid="list-item"
        aria-disabled={off || undefined}
        onClick={click}
      >
        {mark}
        <span class="row__text">
          <span class="row__title">
            <b class="clip list-title">{title}</b>
            {tag && <span class="tag">{tag}</span>}
          </span>
          {children}
        </span>
        {!off && <Icon d={right} size="s" />}
      </a>
    </li>
  );
}

const Mark = ({ url }: { readonly url: string }) => <img class="mark" src={url} alt="" width="44" height="28" />;

const IconMark = ({ group }: { readonly group: Group }) => (
  <span class="mark mark--icon">
    <Icon d={ICONS[group] ?? bank} size="s" />
  </span>
);

function Marks({ urls }: { readonly urls: readonly string[] }) {
  const more = urls.length - FIT;
  return (
    <span class="marks" aria-hidden="true">
      {urls.slice(0, FIT).map((url) => (
        <Mark key={url} url={url} />
      ))}
      {more > 0 && <span class="marks__wide">+{more}</span>}
      {urls.length >= FIT && <span class="marks__narrow">+{more + 1}</span>}
    </span>
  );
}
