import { useEffect, useRef, useState } from 'preact/hooks';

import { announced, formatCountdown, secondsLeft } from '../lib/countdown.ts';
import { clock, Icon } from './icon.tsx';
import { useUiTexts } from './texts.ts';

interface CountdownProps {
  /** Epoch milliseconds, on the clock of `now`. */
  readonly deadline: number;
  readonly now: () => number;
}

/** Time left, read from the clock each second, never counted down by itself: a phone that slept shows the truth. */
export function Countdown({ deadline, now }: CountdownProps) {
  const seconds = useSecondsLeft(deadline, now);
  return (
    <>
      <span class={`timer${seconds < 60 ? ' timer--soon' : ''}`}>
        <Icon d={clock} size="s" />
        {formatCountdown(seconds)}
      </span>
      <Announcer seconds={seconds} />
    </>
  );
}

function useSecondsLeft(deadline: number, now: () => number): number {
  const [, redraw] = useState(0);
  const seconds = secondsLeft(deadline, now());
  const over = seconds === 0;
  useEffect(() => {
    if (over) return undefined;
    const timer = setInterval(() => redraw((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [deadline, over]);
  return seconds;
}

function Announcer({ seconds }: { readonly seconds: number }) {
  const t = useUiTexts();
  const before = useRef(seconds);
  const said = useRef<number>(undefined);
  said.current = announced(before.current, seconds) ?? said.current;
  before.current = seconds;
  const moment = said.current;
  return (
    <span class="sr" role="status">
      {moment === 0 && t('timeOver')}
      {moment === 60 && t('minuteLeft')}
      {moment !== undefined && moment > 60 && t('minutesLeft', { minutes: moment / 60 })}
    </span>
  );
}
