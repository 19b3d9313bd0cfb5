/**
 * Copies a text: with the clipboard API, else with `execCommand` (plain http, frames without permission, old web views),
 * else it selects `shown` so that the customer can copy by hand. Resolves to how far it came.
 */
export async function copyText(text: string, shown?: Node): Promise<'copied' | 'selected' | 'failed'> {
  try {
    // Absent where the page is not secure, whatever the types say.
    await (navigator.clipboard as Clipboard | undefined)?.writeText(text);
    if (navigator.clipboard as Clipboard | undefined) return 'copied';
  } catch {
    // Refused: the next way.
  }
  if (copyByCommand(text)) return 'copied';
  const selection = shown && getSelection();
  if (!selection) return 'failed';
  selection.selectAllChildren(shown);
  return 'selected';
}

function copyByCommand(text: string): boolean {
  const listen = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'sr';
  field.setAttribute('aria-hidden', 'true');
  // Inside an open dialog everything outside of it is inert.
  (before?.closest('dialog') ?? document.body).append(field);
  document.addEventListener('copy', listen, { once: true, capture: true });
  try {
    field.select();
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', listen, { capture: true });
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
