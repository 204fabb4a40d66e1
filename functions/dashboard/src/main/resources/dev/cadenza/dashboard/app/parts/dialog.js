import { html, render } from 'lit';

/**
 * Asks once before something is gone.
 *
 * @param {{title: string, text: string, action: string}} question
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, action }) {
  return shown(
    (close) => html`<h2 id="dialog-title">${title}</h2>
      <p class="muted">${text}</p>
      <div class="row end">
        <button class="button" @click=${() => close(false)}>Keep</button>
        <button class="button primary danger" @click=${() => close(true)}>${action}</button>
      </div>`,
    false,
  );
}

/**
 * Shows a dialog until it is closed. The browser keeps the focus in it and gives it back.
 *
 * @param {(close: (answer: any) => void) => any} content has an element with the id dialog-title
 * @param {any} otherwise what Escape answers
 */
export function shown(content, otherwise = null) {
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
      resolve(answer);
    });
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    render(content(close), dialog);
    dialog.showModal();
  });
}
