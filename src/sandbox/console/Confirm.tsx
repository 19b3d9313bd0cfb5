import { useEffect, useRef } from 'preact/hooks';

interface ConfirmProps {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onAnswer: (isYes: boolean) => void;
}

/** Asks before something that cannot be taken back; Escape and the first button are a no. */
export function Confirm({ question, yes, no, onAnswer }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={question} onCancel={() => onAnswer(false)}>
      <p>{question}</p>
      <div class="row">
        <button type="button" onClick={() => onAnswer(false)}>
          {no}
        </button>
        <button type="button" class="danger" onClick={() => onAnswer(true)}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
