import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

interface ConfirmProps {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onAnswer: (isYes: boolean) => void;
}

const YES = 'yes';

/** Escape and the first button are a no. Closed, it gives the focus back. */
function Confirm({ question, yes, no, onAnswer }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={question}
      onClose={({ currentTarget }) => onAnswer(currentTarget.returnValue === YES)}
    >
      <p>{question}</p>
      <div class="row">
        <button type="button" onClick={() => dialog.current?.close()}>
          {no}
        </button>
        <button type="button" class="danger" onClick={() => dialog.current?.close(YES)}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}

interface Asked {
  readonly question: string;
  readonly yes: string;
  /** What a yes means. */
  readonly work: () => Promise<unknown>;
}

/** Asks before something that cannot be taken back: `ask` opens the question, which stands where `dialog` is drawn. */
export function useConfirm(no: string) {
  const asked = useSignal<Asked | undefined>(undefined);
  const answer = (isYes: boolean) => {
    const work = asked.value?.work;
    asked.value = undefined;
    if (isYes && work) void work();
  };
  const dialog = asked.value && (
    <Confirm question={asked.value.question} yes={asked.value.yes} no={no} onAnswer={answer} />
  );
  return { ask: (one: Asked) => void (asked.value = one), dialog };
}
