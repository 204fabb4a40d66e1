import { html, nothing } from 'lit';
import { post, refusal } from '../api.js';
import { Element } from '../parts/element.js';
import { pointAtWrong, selectField, textField } from '../parts/field.js';
import { session } from '../session.js';

export const ROLES = { admin: 'Admin: sees and manages everything', editor: 'Editor: creates own projects and jobs', viewer: 'Viewer: read-only access' };

/** Errors that concern no field. */
const general = ({ all }) => (all ? html`<div class="note bad" role="alert">${all}</div>` : nothing);

/** Shows the errors of a form. @param {Element} form */
async function refused(form) {
  form.requestUpdate();
  await form.updateComplete;
  pointAtWrong(form);
}

/** A new account, in a dialog. Dispatches `done` with the profile, or null. */
class UserForm extends Element {
  #values = { username: '', email: '', role: 'editor', password: '' };
  #wrong = {};
  #busy = false;

  render() {
    const text = (name, label, more, help) => textField({ name, label, help, wrong: this.#wrong[name] }, this.#values[name], (value) => (this.#values[name] = value), more);
    return html`<form novalidate @submit=${this.#submit}><h2 id="dialog-title">New user</h2>
      ${text('username', 'Name')}${text('email', 'E-mail address', { type: 'email' })}
      ${selectField({ name: 'role', label: 'Role', wrong: this.#wrong.role }, this.#values.role, Object.entries(ROLES), (value) => (this.#values.role = value))}
      ${text('password', 'Password', { type: 'password', autocomplete: 'new-password' }, 'At least eight characters. They can change it in their profile.')}
      ${general(this.#wrong)}
      <div class="row end"><button type="button" class="button" @click=${() => this.say('done', null)}>Cancel</button><button class="button primary">Create the account</button></div></form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.say('done', await post('/api/profiles/', this.#values));
    } catch (failure) {
      this.#wrong = refusal(failure);
      refused(this);
    }
    this.#busy = false;
  };
}

/** A new password, in a dialog or on the page. Dispatches `done` with the profile, or null. */
class PasswordForm extends Element {
  static properties = { user: { attribute: false }, own: { type: Boolean } };

  #current = '';
  #next = '';
  #wrong = {};
  #busy = false;

  render() {
    return html`<form class="sheet" novalidate @submit=${this.#submit}>
      ${this.own ? '' : html`<h2 id="dialog-title">New password for ${this.user.username}</h2>`}
      ${this.own ? textField({ name: 'current_password', label: 'Current password', wrong: this.#wrong.current_password }, this.#current, (text) => (this.#current = text), { type: 'password', autocomplete: 'current-password' }) : ''}
      ${textField({ name: 'new_password', label: 'New password', help: 'At least eight characters.', wrong: this.#wrong.new_password }, this.#next, (text) => (this.#next = text), { type: 'password', autocomplete: 'new-password' })}
      ${general(this.#wrong)}
      <div class="row ${this.own ? '' : 'end'}">${this.own ? '' : html`<button type="button" class="button" @click=${() => this.say('done', null)}>Cancel</button>`}
        <button class="button ${this.own ? '' : 'primary'}">Change the password</button></div></form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    try {
      const body = { new_password: this.#next, ...(this.own ? { current_password: this.#current } : {}) };
      const profile = await post(`/api/profiles/${this.user.id}/password/`, body);
      // The new password ended this session, too.
      if (this.own) await session.signIn(this.user.username, this.#next);
      this.#current = this.#next = '';
      this.#wrong = {};
      this.say('done', profile);
    } catch (failure) {
      this.#wrong = refusal(failure);
      refused(this);
    }
    this.#busy = false;
    this.requestUpdate();
  };
}

customElements.define('user-form', UserForm);
customElements.define('password-form', PasswordForm);
