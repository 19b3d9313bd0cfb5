import { adopt } from './adopt.ts';
import css from './steps.css?inline';

adopt(css);

/** What to do, one after the other. */
export const StepList = ({ steps }: { readonly steps: readonly string[] }) => (
  <ol class="steps">
    {steps.map((step) => (
      <li key={step}>
        <span>
          <Words text={step} />
        </span>
      </li>
    ))}
  </ol>
);

/** `*menu names*` stand out. */
const Words = ({ text }: { readonly text: string }) => (
  <>
    {text.split('*').map((part, i) =>
      i % 2 === 1 ? (
        <b key={i} class="strong">
          {part}
        </b>
      ) : (
        part
      ),
    )}
  </>
);
