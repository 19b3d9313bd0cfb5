import { translator } from '../../i18n/i18n.ts';
import { Labelled } from './parts.tsx';
import type { Shop } from './shop.ts';
import { texts } from './texts.ts';

const useTexts = translator(texts);

interface WhichProps {
  readonly shops: readonly Shop[] | undefined;
  /** The first choice, which means all of them; absent: one has to be meant. */
  readonly any?: string;
  readonly onChoose?: (id: string) => void;
}

/** Whose orders are meant; there is nothing to choose while there is one merchant. */
export function WhichMerchant({ shops = [], any, onChoose }: WhichProps) {
  const t = useTexts();
  if (shops.length < 2) return null;
  return (
    <Labelled label={t('merchant')}>
      <select name="merchant" onChange={({ currentTarget }) => onChoose?.(currentTarget.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {shops.map(({ merchant_id: id }) => (
          <option key={id}>{id}</option>
        ))}
      </select>
    </Labelled>
  );
}
