import { render } from 'preact';
import '../page/page.css';
import { Header } from '../page/Header.tsx';
import { CardsPanel } from './CardsPanel.tsx';
import { CodePanel } from './CodePanel.tsx';
import { LogPanel } from './LogPanel.tsx';
import { OptionsPanel } from './OptionsPanel.tsx';
import './playground.css';
import { RequestPanel } from './RequestPanel.tsx';
import { RunPanel } from './RunPanel.tsx';
import { askGateway, followAddress, resume } from './session.ts';
import { t } from './texts.ts';
import { TransactionPanel } from './TransactionPanel.tsx';

function Page() {
  return (
    <>
      <Header here="playground" />
      <main id="content" class="bench">
        <div class="bench__intro">
          <h1>{t('heading')}</h1>
          <p class="muted">{t('about')}</p>
        </div>
        <div class="bench__settings">
          <RequestPanel />
          <OptionsPanel />
        </div>
        <div class="bench__try">
          <RunPanel />
          <TransactionPanel />
          <LogPanel />
          <CardsPanel />
        </div>
        <div class="bench__code">
          <CodePanel />
        </div>
      </main>
    </>
  );
}

const root = document.getElementById('page');
if (root) render(<Page />, root);
void followAddress();
void askGateway();
void resume();
