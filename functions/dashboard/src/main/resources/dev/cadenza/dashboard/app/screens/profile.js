import { html } from 'lit';
import { ROLES } from '../forms/user.js';
import { get, patch } from '../api.js';
import { moment } from '../format.js';
import { waiting } from '../parts/empty-state.js';
import { textField } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { toast } from '../parts/toast.js';
import { session } from '../session.js';
import { signOut } from '../sign-out.js';
import { Screen } from './screen.js';

/** The user's own profile. */
class ProfileScreen extends Screen {
  #profile = null;
  #email = '';
  #password = '';
  #wrong = {};

  async load() {
    this.#profile = await get(`/api/profiles/${session.user.id}/`);
    this.#email = this.#profile.email;
  }

  show() {
    return html`<div class="page"><header class="row apart"><h1>${session.user.username}</h1><button class="button" @click=${signOut}>${icon('leave')}Sign out</button></header>
      ${this.#profile ? this.#body() : waiting(4)}</div>`;
  }

  #body() {
    return html`<dl class="facts"><dt>Role</dt><dd>${ROLES[this.#profile.role]}</dd><dt>Since</dt><dd>${moment(this.#profile.created_at)}</dd></dl>
      <section class="block"><h2>E-mail address</h2><form class="sheet" novalidate @submit=${this.#save}>
        ${textField({ name: 'email', label: 'Address', wrong: this.#wrong.email ?? this.#wrong.all, help: 'You can sign in with it, too.' }, this.#email, (text) => (this.#email = text), { type: 'email', autocomplete: 'email' })}
        ${textField({ name: 'email_password', label: 'Password', wrong: this.#wrong.current_password, help: 'Confirms your identity.' }, this.#password, (text) => (this.#password = text), { type: 'password', autocomplete: 'current-password' })}
        <div><button class="button">Save the address</button></div></form></section>
      <section class="block"><h2>Password</h2><password-form own .user=${this.#profile} @done=${() => toast('Your password is changed. Other devices are signed out.')}></password-form></section>
      <section class="block"><h2>Programs</h2><p>All functions are also available through the API. <a href="/api/docs/">API documentation</a></p></section>`;
  }

  #save = async (event) => {
    event.preventDefault();
    try {
      this.#profile = await patch(`/api/profiles/${this.#profile.id}/`, { email: this.#email, ...(this.#password ? { current_password: this.#password } : {}) }, this.#profile.etag);
      session.update(this.#profile);
      this.#wrong = {};
      this.#password = '';
      toast('Saved.');
    } catch (failure) {
      this.#wrong = Object.keys(failure.fields ?? {}).length ? failure.fields : { all: failure.message };
    }
    this.requestUpdate();
  };
}

customElements.define('screen-profile', ProfileScreen);
