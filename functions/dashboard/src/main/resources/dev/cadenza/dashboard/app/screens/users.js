import { html, nothing } from 'lit';
import { ROLES } from '../forms/user.js';
import { all, ask, remove } from '../api.js';
import { day } from '../format.js';
import { confirmed, shown } from '../parts/dialog.js';
import { waiting } from '../parts/empty-state.js';
import { icon } from '../parts/icon.js';
import { sayFailure, toast } from '../parts/toast.js';
import { session } from '../session.js';
import { Screen } from './screen.js';

/** The accounts and their roles. */
class Users extends Screen {
  #users = null;

  async load() {
    this.#users = await all('/api/profiles/');
  }

  show() {
    if (!session.isAdmin) return html`<div class="page"><div class="empty"><h1>Users</h1><p class="muted">Only an admin manages users.</p><a class="button" href="/profile">Your profile</a></div></div>`;
    return html`<div class="page"><header class="row apart"><h1>Users</h1><button class="button primary" @click=${this.#add}>${icon('plus')}New user</button></header>
      ${this.#users ? html`<div class="rows">${this.#users.map((user) => this.#row(user))}</div>` : waiting(5)}</div>`;
  }

  #row(user) {
    const self = user.id === session.user.id;
    return html`<div class="list-item"><span class="muted">${icon('person')}</span>
      <div class="grow"><span class="name">${user.username}</span>${user.is_active ? nothing : html` <span class="tag">deactivated</span>`}${self ? html` <span class="tag">you</span>` : nothing}
        <div class="small muted clip">${user.email} · since ${day(user.created_at)}</div></div>
      <label class="unseen" for=${`role-${user.id}`}>Role of ${user.username}</label>
      <select id=${`role-${user.id}`} class="role" ?disabled=${self} @change=${(event) => this.#change(user, { role: event.target.value }, event.target)}>${Object.keys(ROLES).map((role) => html`<option value=${role} ?selected=${role === user.role}>${role}</option>`)}</select>
      ${self ? nothing : html`<button class="icon-button" aria-label=${`More about ${user.username}`} title="More" @click=${() => this.#more(user)}>${icon('more')}</button>`}</div>`;
  }

  #add = async () => {
    const made = await shown((close) => html`<user-form @done=${(event) => close(event.detail)}></user-form>`);
    if (made) toast(`${made.username} can sign in now.`);
    this.reload();
  };

  async #change(user, change, select) {
    try {
      await ask('PATCH', `/api/profiles/${user.id}/`, { body: change });
      toast(change.role ? `${user.username} is ${change.role} now.` : change.is_active ? `${user.username} can sign in again.` : `${user.username} is deactivated.`);
    } catch (failure) {
      if (select) select.value = user.role;
      sayFailure(failure);
    }
    this.reload();
  }

  async #more(user) {
    const answer = await shown((close) => html`<h2 id="dialog-title">${user.username}</h2>
      <button class="button" @click=${() => close('password')}>Set a new password</button>
      <button class="button" @click=${() => close('active')}>${user.is_active ? 'Deactivate' : 'Activate'}</button>
      <button class="button danger" @click=${() => close('remove')}>Delete the account</button>
      <button class="button plain" @click=${() => close(null)}>Close</button>`);
    if (answer === 'active') this.#change(user, { is_active: !user.is_active });
    if (answer === 'password') {
      const done = await shown((close) => html`<password-form .user=${user} @done=${(event) => close(event.detail)}></password-form>`);
      if (done) toast(`The password of ${user.username} is changed.`);
    }
    if (answer === 'remove') this.#remove(user);
  }

  async #remove(user) {
    if (!(await confirmed({ title: `Delete the account of ${user.username}?`, text: 'They can no longer sign in. This cannot be undone; deactivating the account can.', action: 'Delete the account' }))) return;
    try {
      await remove(`/api/profiles/${user.id}/`);
      toast(`The account of ${user.username} is deleted.`);
    } catch (failure) {
      sayFailure(failure);
    }
    this.reload();
  }
}

customElements.define('screen-users', Users);
