import { Heading } from '../../ui/Heading.tsx';
import { Icon } from '../../ui/icon.tsx';
import resultCss from './result.css?inline';
import { adopt } from '../../ui/adopt.ts';

adopt(resultCss);

interface NoticeProps {
  readonly tone?: 'ok' | 'warn' | 'bad';
  readonly icon: string;
  readonly title: string;
  /** What it means, and what to do now. */
  readonly more: string;
  /** There is no bill above it. */
  readonly alone?: boolean;
}

/** What happened: a sign, a heading, a sentence. */
export const Notice = ({ tone, icon, title, more, alone }: NoticeProps) => (
  <div class={`result${alone ? ' result--alone' : ''}`}>
    <span class={`badge${tone ? ` badge--${tone}` : ''}`}>
      <Icon d={icon} />
    </span>
    <Heading first={alone}>{title}</Heading>
    <p>{more}</p>
  </div>
);
