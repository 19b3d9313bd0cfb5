import { Nav } from '../../ui/Nav.tsx';
import '../../ui/screens-style.ts';
import type { Choosing } from '../step.ts';
import { Order } from './Order.tsx';
import { useTexts } from './texts.ts';

/** The order first, where the merchant asks for it. */
export function Summary({ step, go }: { readonly step: Choosing; readonly go: () => void }) {
  const t = useTexts();
  return (
    <main key="order" class="pane">
      <Nav title={t('yourOrder')} />
      <div class="body">
        <Order id="summary" transaction={step.transaction} customer={step.transaction.customer} open />
      </div>
      <div class="foot">
        <button type="button" class="btn" onClick={go}>
          {t('choose')}
        </button>
      </div>
    </main>
  );
}
