import { digitsOf } from '../lib/digits.ts';

/** Where the caret belongs after formatting: behind as many digits as were before it. */
export function caretAfter(formatted: string, digitsBefore: number): number {
  let seen = 0;
  for (let at = 0; at < formatted.length; at += 1) {
    if (seen === digitsBefore) return at;
    if (/\d/.test(formatted[at] ?? '')) seen += 1;
  }
  return formatted.length;
}

/** What a field holds, and where its caret is. */
export interface Typed {
  readonly value: string;
  readonly caret: number;
}

/** How a field is written. `isEnd`: it was typed or pasted at the end, so that what is whole may be put into its one form. */
export type Format = (text: string, isEnd: boolean) => string;

/** The field as it should be after something was typed, deleted or pasted into it. */
export function formatted({ value, caret }: Typed, format: Format): Typed {
  const isEnd = caret >= value.length;
  const made = format(value, isEnd);
  if (made === value) return { value, caret };
  const before = digitsOf(value.slice(0, caret)).length;
  return { value: made, caret: isEnd ? made.length : caretAfter(made, before) };
}

/** Formats a field as it is typed into, and keeps the caret where it was: typing and deleting in the middle work. */
export function reformat(field: HTMLInputElement, format: Format): void {
  const { value, selectionStart } = field;
  const made = formatted({ value, caret: selectionStart ?? value.length }, format);
  if (made.value === value) return;
  field.value = made.value;
  if (document.activeElement === field) field.setSelectionRange(made.caret, made.caret);
}

/** What a deletion beside a separator has to take: the separator alone would come back at once, and nothing would be gone. */
export function throughSeparator(
  { value, caret }: Typed,
  inputType: string,
): readonly [start: number, end: number] | undefined {
  const isSeparator = (at: number) => /\D/.test(value[at] ?? '0');
  if (inputType === 'deleteContentBackward' && isSeparator(caret - 1)) return [caret - 2, caret];
  return inputType === 'deleteContentForward' && isSeparator(caret) ? [caret, caret + 2] : undefined;
}

/** For a field's `beforeinput`: deletes through a separator, as if the digit beside it had been meant. */
export function deleteThrough(event: InputEvent): void {
  const field = event.currentTarget as HTMLInputElement;
  const { value, selectionStart: caret } = field;
  if (!event.cancelable || caret === null || caret !== field.selectionEnd) return;
  const range = throughSeparator({ value, caret }, event.inputType);
  if (!range) return;
  event.preventDefault();
  field.setRangeText('', range[0], range[1], 'start');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: event.inputType }));
}
