import { down, Icon } from './icon.tsx';
import { StepList } from './StepList.tsx';

export interface Guide {
  readonly title: string;
  readonly steps: readonly string[];
}

/** How to pay, channel by channel; the first, which most people use, is open. */
export const Guides = ({ guides }: { readonly guides: readonly Guide[] }) => (
  <div>
    {guides.map(({ title, steps }, i) => (
      <details key={title} class="dis" open={i === 0}>
        <summary>
          <span>{title}</span>
          <Icon d={down} size="s" />
        </summary>
        <StepList steps={steps} />
      </details>
    ))}
  </div>
);
