import { translator } from '../../i18n/i18n.ts';
import { defineTexts } from '../../i18n/texts.ts';
import { Nav } from '../../ui/Nav.tsx';
import type { Row } from '../rows.ts';
import { MethodRow } from './rows.tsx';
import { useTexts } from './texts.ts';

const useBanksTexts = translator(
  defineTexts({
    en: { banksLead: 'You get a number to transfer to by mobile banking, ATM or internet banking.' },
    id: { banksLead: 'Anda akan mendapat nomor untuk ditransfer lewat m-banking, ATM, atau internet banking.' },
  }),
);

interface BanksProps {
  readonly rows: readonly Row[];
  readonly choose: (id: string) => void;
  readonly back: () => void;
}

/** Every bank with a virtual account. */
export function Banks({ rows, choose, back }: BanksProps) {
  const t = useTexts();
  const own = useBanksTexts();
  return (
    <main key="banks" class="pane pane--in">
      <Nav title={t('banks')} back={back} />
      <div class="body stack">
        <p class="lead">{own('banksLead')}</p>
        <ul class="list">
          {rows
            .filter(({ method }) => method.group === 'virtual_account')
            .map((each) => (
              <MethodRow key={each.method.id} row={each} choose={choose} />
            ))}
        </ul>
      </div>
    </main>
  );
}
