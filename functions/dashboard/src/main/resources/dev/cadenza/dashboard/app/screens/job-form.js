import { html, nothing } from 'lit';
import { create } from '../api.js';
import { draft, dropDraft, keepDraft } from '../drafts.js';
import { engineList } from '../engines.js';
import { JOB_TYPES } from '../job-types.js';
import { selectField, textField } from '../parts/field.js';
import { waiting } from '../parts/empty-state.js';
import { forgetProjects, projectList } from '../people.js';
import { router } from '../router.js';
import { session } from '../session.js';
import { Screen } from './screen.js';

const NEW = 'new';

/** A form to fill in for one type of job. What is typed is kept until it is sent. */
class JobFormScreen extends Screen {
  #form = null;
  #projects = [];
  #engines = [];
  #values = {};
  #upload = null;
  #project = '';
  #newProject = '';
  #touched = new Set();
  #refused = {};
  #busy = false;
  #restored = false;

  get #draftName() {
    return `new.${this.params.type}`;
  }

  async load() {
    const type = JOB_TYPES[this.params.type];
    if (!type) return;
    const [{ form }, projects, engines] = await Promise.all([type.form(), projectList(), engineList()]);
    const kept = draft(this.#draftName);
    this.#form = form;
    this.#engines = engines;
    this.#projects = projects.filter((project) => project.owner === session.user.id || session.isAdmin);
    this.#values = { ...structuredClone(form.initial), ...kept?.values };
    this.#upload = kept?.upload ?? null;
    this.#restored = Boolean(kept);
    const wanted = router.query.project ?? kept?.project;
    this.#project = this.#projects.some((project) => project.id === wanted) ? wanted : (this.#projects[0]?.id ?? NEW);
    this.#newProject = kept?.newProject ?? (this.#projects.length ? '' : 'My project');
    document.title = `${type.name} · Cadenza`;
  }

  show() {
    const type = JOB_TYPES[this.params.type];
    if (!type) return html`<div class="page"><div class="empty"><h1>There is no such type of job</h1><a class="button primary" href="/new">See what there is</a></div></div>`;
    if (!session.writes) return html`<div class="page"><div class="empty"><h1>${type.name}</h1><p class="muted">As a viewer you read only. Ask an admin to make you an editor.</p></div></div>`;
    return html`<div class="page"><header><p class="crumb"><a href="/new">New job</a></p><h1>${type.name}</h1><p class="lead">${type.does}</p></header>
      ${this.#form ? this.#sheet(type) : waiting(6)}</div>`;
  }

  #sheet(type) {
    const wrong = this.#wrong();
    const general = this.#refused.all;
    return html`<form class="sheet" @submit=${this.#submit} novalidate>
      ${this.#form.fields({
        values: this.#values,
        upload: this.#upload,
        engines: this.#engines,
        set: (name, value) => this.#set(name, value),
        wrong: (name) => wrong[name],
        take: (upload) => this.#take(upload),
      })}
      ${this.#projectFields(wrong)}
      ${general ? html`<div class="note bad" role="alert">${general}</div>` : nothing}
      <div class="form-end">
        <button class="button primary" ?disabled=${this.#busy}>${this.#busy ? 'Sending' : (this.#form.action?.(this.#values) ?? type.action)}</button>
        ${this.#restored ? html`<span class="spare">What you typed before is back. <button type="button" class="button plain small" @click=${this.#startOver}>Start over</button></span>` : nothing}
      </div>
    </form>`;
  }

  #projectFields(wrong) {
    return html`<div class=${this.#project === NEW && this.#projects.length ? 'pair' : ''}>
      ${this.#projects.length
        ? selectField({ name: 'project', label: 'Project', wrong: wrong.project }, this.#project, [...this.#projects.map((project) => [project.id, project.name]), [NEW, 'A new project']], (value) => this.#choose(value))
        : nothing}
      ${this.#project === NEW ? textField({ name: 'new-project', label: 'Name of the project', wrong: wrong.newProject }, this.#newProject, (text) => this.#name(text), { maxlength: 255 }) : nothing}
    </div>`;
  }

  /** The API's words first; else what can be seen from here, for what was touched. */
  #wrong() {
    const found = { ...this.#form.check(this.#values, this.#upload), ...(this.#project === NEW && !this.#newProject.trim() ? { newProject: 'Give the project a name.' } : {}) };
    const shown = Object.entries(found).filter(([name]) => this.#touched.has(name) || this.#touched.has('*'));
    return { ...Object.fromEntries(shown), ...this.#refused };
  }

  #set(name, value) {
    this.#values = { ...this.#values, [name]: value };
    this.#changed(name);
  }

  #take(upload) {
    this.#upload = upload;
    this.#changed('input_file');
  }

  #choose(project) {
    this.#project = project;
    this.#changed('project');
  }

  #name(text) {
    this.#newProject = text;
    this.#changed('newProject');
  }

  #changed(name) {
    this.#touched.add(name);
    this.#restored = false;
    delete this.#refused[name];
    delete this.#refused.all;
    keepDraft(this.#draftName, { values: this.#values, upload: this.#upload, project: this.#project, newProject: this.#newProject });
    this.requestUpdate();
  }

  #startOver = () => {
    dropDraft(this.#draftName);
    this.#touched.clear();
    this.reload();
  };

  #submit = async (event) => {
    event.preventDefault();
    this.#touched.add('*');
    this.#refused = {};
    if (Object.keys(this.#wrong()).length) return this.#pointAtWrong();
    this.#busy = true;
    this.requestUpdate();
    try {
      const job = await create('/api/jobs/', await this.#submission());
      dropDraft(this.#draftName);
      router.go(`/jobs/${job.id}`);
    } catch (failure) {
      const { fields } = failure;
      this.#refused = fields && Object.keys(fields).length && !fields.detail ? fields : { all: failure.message };
      if (fields?.non_field_errors) this.#refused.all = fields.non_field_errors;
      this.#pointAtWrong();
    }
    this.#busy = false;
    this.requestUpdate();
  };

  async #submission() {
    if (this.#project === NEW) {
      const project = await create('/api/projects/', { name: this.#newProject.trim(), description: '' });
      forgetProjects();
      this.#projects = [project, ...this.#projects];
      this.#project = project.id;
    }
    const takesFile = this.#upload && this.#values.from !== 'text';
    // The platform keeps parameters that it does not know: by this one people know the job again.
    return { project: this.#project, job_type: this.params.type, ...(takesFile ? { input_file: this.#upload.id } : {}), parameters: { ...this.#form.parameters(this.#values), ...(takesFile ? { title: this.#upload.name } : {}) } };
  }

  async #pointAtWrong() {
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('[aria-invalid=true], .wrong, .note.bad')?.closest('.field, .note')?.scrollIntoView({ block: 'center' });
    this.querySelector('[aria-invalid=true]')?.focus({ preventScroll: true });
  }
}

customElements.define('screen-job-form', JobFormScreen);
