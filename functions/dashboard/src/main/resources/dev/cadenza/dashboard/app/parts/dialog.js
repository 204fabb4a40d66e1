import { html, render } from 'lit';
import { drawn } from './field.js';

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * Asks for confirmation before something is deleted.
 *
 * @param {{title: string, text: string, action: string, keep?: string}} question
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, action, keep = 'Keep' }) {
  return shown(
    (close) => html`<h2 id="dialog-title">${title}</h2>
      <p class="muted">${text}</p>
      <div class="row end">
        <button class="button" @click=${() => close(false)}>${keep}</button>
        <button class="button primary danger" @click=${() => close(true)}>${action}</button>
      </div>`,
    false,
  );
}

/**
 * Shows a dialog until it is closed. The focus starts on its first field, stays inside, and is restored at the end.
 *
 * @param {(close: (answer: any) => void) => any} content has an element with the id dialog-title
 * @param {any} otherwise the result of Escape
 */
export function shown(content, otherwise = null) {
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer = otherwise;
    const close = (given) => {
      answer = given;
      dialog.close();
    };
    dialog.addEventListener('close', () => {
      dialog.remove();
      giveBack(before);
      resolve(answer);
    });
    closeBeside(dialog);
    keepFocus(dialog);
    render(content(close), dialog);
    dialog.showModal();
    takeFocus(dialog);
  });
}

/** A click outside closes the dialog, except for a form: an accidental click must not discard input. */
function closeBeside(dialog) {
  let began = null;
  dialog.addEventListener('pointerdown', (event) => (began = event.target));
  dialog.addEventListener('click', (event) => event.target === dialog && began === dialog && !dialog.querySelector('form') && dialog.close());
}

/** Its fields may be rendered later than the dialog. */
async function takeFocus(dialog) {
  await drawn(dialog);
  const first = dialog.querySelector('input:not(:disabled), select:not(:disabled), textarea:not(:disabled)') ?? dialog.querySelector(FOCUSABLE);
  first?.focus();
}

/** Tab cycles inside a dialog and does not leave it. @param {HTMLDialogElement} dialog */
export function keepFocus(dialog) {
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const all = [...dialog.querySelectorAll(FOCUSABLE)].filter((each) => each.checkVisibility());
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (document.activeElement !== from && dialog.contains(document.activeElement) && document.activeElement !== dialog) return;
    event.preventDefault();
    to?.focus();
  });
}

/** The previously focused element may have been removed by the action. */
export function giveBack(before) {
  if (before?.isConnected) before.focus({ preventScroll: true });
  if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
}
