/**
 * Types `text` at the caret of a field. The old command is the only way that keeps the field's own undo; where it is
 * gone, the text is put in without it.
 */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
