import { useEffect, useRef } from 'preact/hooks';

interface ConfirmProps {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onAnswer: (isYes: boolean) => void;
}

const YES = 'yes';

/** Asks before something that cannot be taken back; Escape and the first button are a no. Closed, it gives the focus back. */
export function Confirm({ question, yes, no, onAnswer }: ConfirmProps) {
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
