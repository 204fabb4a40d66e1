import { html, nothing } from 'lit';
import { Element } from '../parts/element.js';
import { giveBack, keepFocus } from '../parts/dialog.js';
import { textField } from '../parts/field.js';
import { brand } from '../parts/icon.js';
import { SignInFailed, session } from '../session.js';

/** The sign-in form; a dialog over the page when a session ends during work. */
class SignIn extends Element {
  static properties = { again: { type: Boolean } };

  #username = session.user?.username ?? '';
  #password = '';
  #wrong = '';
  #busy = false;
  #before = null;

  connectedCallback() {
    super.connectedCallback();
    this.#before = document.activeElement;
    if (!this.again) document.title = 'Sign in · Cadenza';
  }

  render() {
    const card = html`<div class="sign-in-card">
      <div class="brand">${brand()}Cadenza</div>
      ${this.again
        ? html`<div><h2 id="sign-in-title">Your session ended</h2><p class="muted">Sign in to continue. What you typed is kept.</p></div>`
        : html`<h1 id="sign-in-title">Sign in</h1>`}
      <form @submit=${this.#submit} novalidate>
        ${textField({ name: 'username', label: 'Name or e-mail address' }, this.#username, (text) => (this.#username = text), { autocomplete: 'username' })}
        ${textField({ name: 'password', label: 'Password', wrong: this.#wrong }, this.#password, (text) => (this.#password = text), { type: 'password', autocomplete: 'current-password' })}
        <button class="button primary" ?disabled=${this.#busy}>${this.#busy ? 'Signing in' : 'Sign in'}</button>
        ${this.again ? html`<button type="button" class="button plain" @click=${() => session.signOut()}>Leave instead</button>` : nothing}
      </form>
    </div>`;
    return this.again ? html`<dialog aria-labelledby="sign-in-title" @cancel=${(event) => event.preventDefault()}>${card}</dialog>` : html`<main class="sign-in">${card}</main>`;
  }

  firstUpdated() {
    const dialog = this.querySelector('dialog');
    dialog?.showModal();
    // It closes only by signing in or leaving: the page below it is inert.
    dialog?.addEventListener('keydown', (event) => event.key === 'Escape' && event.preventDefault());
    if (dialog) keepFocus(dialog);
    this.querySelector(this.#username ? '#password' : '#username').focus();
  }

  /** Makes the page below usable again. */
  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.again) setTimeout(() => giveBack(this.#before));
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    this.#wrong = '';
    this.requestUpdate();
    try {
      if (!this.#username.trim() || !this.#password) throw new SignInFailed('Enter your name and your password.');
      await session.signIn(this.#username.trim(), this.#password);
    } catch (failure) {
      this.#wrong = failure instanceof TypeError ? 'Cadenza is not reachable. Check the connection, then try again.' : failure.message;
    }
    this.#busy = false;
    this.requestUpdate();
  };
}

customElements.define('screen-sign-in', SignIn);
