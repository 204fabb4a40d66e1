import { html, nothing } from 'lit';
import { all, ask, post, refusal, remove } from '../api.js';
import { day } from '../format.js';
import { forgetProjects } from '../people.js';
import { router } from '../router.js';
import { session } from '../session.js';
import { confirmed, shown } from './dialog.js';
import { Element } from './element.js';
import { pointAtWrong, selectField, textField } from './field.js';
import { icon } from './icon.js';
import { sayFailure, toast } from './toast.js';

const ROLES = { viewer: 'Viewer: reads the project and its jobs', editor: 'Editor: also submits and changes jobs' };

/** The members of a project: its owner manages them, a member may leave. Dispatches `changed`. */
class ProjectMembers extends Element {
  static properties = { project: { attribute: false } };

  #members = [];

  willUpdate(changed) {
    if (changed.has('project')) this.#load();
  }

  get #path() {
    return `/api/projects/${this.project.id}/members/`;
  }

  async #load() {
    try {
      this.#members = await all(this.#path);
    } catch (failure) {
      sayFailure(failure);
    }
    this.requestUpdate();
  }

  get #manages() {
    return session.writes && ['owner', 'admin'].includes(this.project.access);
  }

  render() {
    return html`<section class="block" aria-labelledby="members"><div class="row apart"><h2 id="members">Members</h2>
        ${this.#manages ? html`<button class="button" @click=${this.#add}>${icon('plus')}Add a member</button>` : nothing}</div>
      ${this.#members.length
        ? html`<div class="rows">${this.#members.map((member) => this.#row(member))}</div>`
        : html`<p class="muted">Not shared. Add a member to work on this project together.</p>`}</section>`;
  }

  #row(member) {
    const self = member.user === session.user.id;
    return html`<div class="list-item"><span class="muted">${icon('person')}</span>
      <div class="grow"><span class="name">${member.username}</span>${self ? html` <span class="tag">you</span>` : nothing}
        <div class="small muted clip">since ${day(member.added_at)}</div></div>
      ${this.#manages ? this.#role(member) : html`<span class="muted">${member.role}</span>`}
      ${self ? html`<button class="button small" @click=${this.#leave}>Leave</button>` : this.#manages ? html`<button class="button small danger" @click=${() => this.#remove(member)}>Remove<span class="unseen"> ${member.username}</span></button>` : nothing}</div>`;
  }

  #role(member) {
    return html`<label class="unseen" for=${`role-${member.user}`}>Role of ${member.username}</label>
      <select id=${`role-${member.user}`} class="role" @change=${(event) => this.#change(member, event.target.value)}>
        ${Object.keys(ROLES).map((role) => html`<option value=${role} .selected=${role === member.role}>${role}</option>`)}</select>`;
  }

  #add = async () => {
    const added = await shown((close) => html`<member-form .path=${this.#path} @done=${(event) => close(event.detail)}></member-form>`);
    if (added) this.#done(`${added.username} is ${added.role} now.`);
  };

  async #change(member, role) {
    try {
      await ask('PATCH', `${this.#path}${member.user}/`, { body: { role } });
      this.#done(`${member.username} is ${role} now.`);
    } catch (failure) {
      sayFailure(failure);
      this.#load();
    }
  }

  async #remove(member) {
    if (!(await confirmed({ title: `Remove ${member.username}?`, text: 'They no longer see this project. Their jobs stay in it.', action: 'Remove' }))) return;
    try {
      await remove(`${this.#path}${member.user}/`);
      this.#done(`${member.username} is removed.`);
    } catch (failure) {
      sayFailure(failure);
    }
  }

  #leave = async () => {
    const { name } = this.project;
    if (!(await confirmed({ title: `Leave “${name}”?`, text: 'You no longer see this project. Only its owner can add you again.', action: 'Leave the project', keep: 'Stay' }))) return;
    try {
      await remove(`${this.#path}${session.user.id}/`);
      forgetProjects();
      toast(`You left “${name}”.`);
      router.go('/projects');
    } catch (failure) {
      sayFailure(failure);
    }
  };

  #done(words) {
    toast(words);
    forgetProjects();
    this.#load();
    this.say('changed');
  }
}

/** A new member, in a dialog. Dispatches `done` with the member, or null. */
class MemberForm extends Element {
  static properties = { path: {} };

  #name = '';
  #role = 'viewer';
  #wrong = {};
  #busy = false;

  render() {
    const wrong = this.#wrong.username ?? this.#wrong.email;
    return html`<form novalidate @submit=${this.#submit}><h2 id="dialog-title">Add a member</h2>
      ${textField({ name: 'username', label: 'Name or e-mail address', wrong }, this.#name, (text) => (this.#name = text), { type: 'text' })}
      ${selectField({ name: 'role', label: 'Role', wrong: this.#wrong.role }, this.#role, Object.entries(ROLES), (role) => (this.#role = role))}
      ${this.#wrong.all ? html`<div class="note bad" role="alert">${this.#wrong.all}</div>` : nothing}
      <div class="row end"><button type="button" class="button" @click=${() => this.say('done', null)}>Cancel</button><button class="button primary">Add the member</button></div></form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    try {
      const field = this.#name.includes('@') ? 'email' : 'username';
      this.say('done', await post(this.path, { [field]: this.#name, role: this.#role }));
    } catch (failure) {
      this.#wrong = refusal(failure);
      this.requestUpdate();
      await this.updateComplete;
      pointAtWrong(this);
    }
    this.#busy = false;
  };
}

customElements.define('project-members', ProjectMembers);
customElements.define('member-form', MemberForm);
