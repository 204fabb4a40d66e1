import { html } from 'lit';
import { post } from '../api.js';
import { Element } from '../parts/element.js';
import { selectField, textField } from '../parts/field.js';
import { session } from '../session.js';

export const ROLES = { admin: 'Admin: sees and manages everything', editor: 'Editor: makes things of their own', viewer: 'Viewer: reads only' };

/** A new account, in a dialog. Says `done` with the profile, or null. */
class UserForm extends Element {
  #values = { username: '', email: '', role: 'editor', password: '' };
  #wrong = {};

  render() {
    const text = (name, label, more, help) => textField({ name, label, help, wrong: this.#wrong[name] }, this.#values[name], (value) => (this.#values[name] = value), more);
    return html`<form novalidate @submit=${this.#submit}><h2 id="dialog-title">New user</h2>
      ${text('username', 'Name')}${text('email', 'E-mail address', { type: 'email' })}
      ${selectField({ name: 'role', label: 'Role', wrong: this.#wrong.role }, this.#values.role, Object.entries(ROLES), (value) => (this.#values.role = value))}
      ${text('password', 'Password', { type: 'password', autocomplete: 'new-password' }, 'At least eight characters. They can change it in their profile.')}
      ${this.#wrong.all ? html`<div class="note bad" role="alert">${this.#wrong.all}</div>` : ''}
      <div class="row end"><button type="button" class="button" @click=${() => this.say('done', null)}>Cancel</button><button class="button primary">Make the account</button></div></form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    try {
      this.say('done', await post('/api/profiles/', this.#values));
    } catch (failure) {
      this.#wrong = Object.keys(failure.fields ?? {}).length ? failure.fields : { all: failure.message };
      this.requestUpdate();
    }
  };
}

/** A new password, in a dialog or on the page. Says `done` with the profile, or null. */
class PasswordForm extends Element {
  static properties = { user: { attribute: false }, own: { type: Boolean } };

  #current = '';
  #next = '';
  #wrong = {};

  render() {
    return html`<form class="sheet" novalidate @submit=${this.#submit}>
      ${this.own ? '' : html`<h2 id="dialog-title">New password for ${this.user.username}</h2>`}
      ${this.own ? textField({ name: 'current_password', label: 'Current password', wrong: this.#wrong.current_password }, this.#current, (text) => (this.#current = text), { type: 'password', autocomplete: 'current-password' }) : ''}
      ${textField({ name: 'new_password', label: 'New password', help: 'At least eight characters.', wrong: this.#wrong.new_password ?? this.#wrong.all }, this.#next, (text) => (this.#next = text), { type: 'password', autocomplete: 'new-password' })}
      <div class="row ${this.own ? '' : 'end'}">${this.own ? '' : html`<button type="button" class="button" @click=${() => this.say('done', null)}>Cancel</button>`}
        <button class="button ${this.own ? '' : 'primary'}">Change the password</button></div></form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    try {
      const body = { new_password: this.#next, ...(this.own ? { current_password: this.#current } : {}) };
      const profile = await post(`/api/profiles/${this.user.id}/password/`, body);
      // The new password ended this session, too.
      if (this.own) await session.signIn(this.user.username, this.#next);
      this.#current = this.#next = '';
      this.#wrong = {};
      this.say('done', profile);
    } catch (failure) {
      this.#wrong = Object.keys(failure.fields ?? {}).length ? failure.fields : { all: failure.message };
    }
    this.requestUpdate();
  };
}

customElements.define('user-form', UserForm);
customElements.define('password-form', PasswordForm);
