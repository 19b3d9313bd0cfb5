import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';

import { language } from '../../i18n/i18n.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { InstructionProps } from '../method.ts';
import { AppFirst, Stuck } from './app-link.tsx';
import { Foot, Pulse, Told, useOver } from './awaiting.tsx';

/** What makes one wallet's app another than the next one's. */
export interface App {
  /** `app` is its name, `again` makes a new link when the old one's time is over. */
  readonly texts: Texts<{ readonly app: string; readonly again: string }>;
}

/** The screen of a wallet that has nothing but its app. */
export const deeplinkInstruction = ({ texts }: App): ComponentType<InstructionProps> =>
  function Instruction(props) {
    const { app, again } = texts[language.value];
    const over = useOver(props);
    const [stuck, setStuck] = useState(false);
    return (
      <>
        <div class="body stack">
          {!over && stuck && <Stuck {...props} app={app} />}
          {!over && !stuck && (
            <>
              <AppFirst {...props} app={app} onStuck={() => setStuck(true)} />
              <Pulse />
            </>
          )}
          <Told {...props} over={over} />
        </div>
        <Foot {...props} again={again} />
      </>
    );
  };
