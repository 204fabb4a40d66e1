import { html, nothing } from 'lit';
import { create, refusal } from '../api.js';
import { draft, dropDraft, keepDraft } from '../drafts.js';
import { engineList } from '../engines.js';
import { JOB_TYPES } from '../job-types.js';
import { pointAtWrong, selectField, textField } from '../parts/field.js';
import { waiting } from '../parts/empty-state.js';
import { sayFailure, toast } from '../parts/toast.js';
import { voiceList } from '../parts/voice-picker.js';
import { forgetProjects, projectList } from '../people.js';
import { router } from '../router.js';
import { session } from '../session.js';
import { Submission, submissionOf } from '../submissions.js';
import { uploads } from '../uploads.js';
import { inWords, labelOf } from '../wording.js';
import { copyOf } from './job-copy.js';
import { Screen } from './screen.js';

const NEW = 'new';

/** The form of one job type. Input is stored until it is submitted. */
class JobFormScreen extends Screen {
  #form = null;
  #type = '';
  #projects = [];
  #engines = [];
  #voices = [];
  #values = {};
  #upload = null;
  #project = '';
  #newProject = '';
  #touched = new Set();
  #refused = {};
  #submission = null;
  #restored = false;
  #query = '';

  get #draftName() {
    return `new.${this.#type}`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(uploads, 'change', (event) => event.detail.name === this.#draftName && this.#uploadChanged(event.detail.upload));
  }

  async load() {
    const { type } = this.params;
    if (!JOB_TYPES[type]) return;
    voiceList().then((voices) => ((this.#voices = voices), this.requestUpdate()), sayFailure);
    const [{ form }, projects, engines] = await Promise.all([JOB_TYPES[type].form(), projectList(), engineList()]);
    if (type !== this.params.type) return;
    const copy = router.query.job ? await copyOf(router.query.job, form) : null;
    this.#engines = engines;
    this.#projects = projects.filter((project) => project.access !== 'viewer');
    // Loading again keeps the input.
    if (this.#type !== type) this.#open(type, form, copy);
  }

  #open(type, form, copy) {
    this.#type = type;
    this.#form = form;
    const kept = draft(this.#draftName);
    const handed = handedOver(form);
    this.#values = { ...structuredClone(form.initial), ...(copy ?? kept)?.values, ...handed };
    this.#upload = (copy ?? kept)?.upload ?? null;
    this.#restored = Boolean(kept) && !copy;
    this.#touched.clear();
    this.#refused = {};
    const requested = router.query.project ?? copy?.project ?? kept?.project;
    this.#project = this.#projects.some((project) => project.id === requested) ? requested : (this.#projects[0]?.id ?? NEW);
    this.#newProject = kept?.newProject ?? (this.#projects.length ? '' : 'My project');
    this.#follow(submissionOf(this.#draftName));
    this.#query = location.search;
    if (copy && kept) this.#offerBack(kept);
    if (router.query.project || copy || Object.keys(handed).length) {
      // Applied once: a later choice is kept after a reload.
      this.#keep();
      router.refine({});
    }
    document.title = `${JOB_TYPES[type].name} · Cadenza`;
  }

  /** Input that was there before a job was copied into the form. */
  #offerBack(kept) {
    const name = this.#draftName;
    toast('The form has the parameters of the job. Your earlier input was replaced.', {
      action: 'Undo',
      act: () => {
        keepDraft(name, kept);
        this.#type = '';
        this.reload();
      },
    });
  }

  show() {
    const type = JOB_TYPES[this.params.type];
    if (!type) return html`<div class="page"><div class="empty"><h1>Unknown job type</h1><a class="button primary" href="/new">All job types</a></div></div>`;
    if (!session.writes) return html`<div class="page"><div class="empty"><h1>${type.name}</h1><p class="muted">Viewers have read-only access. Ask an admin for the editor role.</p></div></div>`;
    return html`<div class="page"><header><p class="crumb"><a href=${`/new${this.#query}`}>New job</a></p><h1>${type.name}</h1><p class="lead">${type.does}</p></header>
      ${this.#type === this.params.type ? this.#sheet(type) : waiting(6)}</div>`;
  }

  #sheet(type) {
    const wrong = this.#wrong();
    const shown = new Set(['newProject']);
    const fields = this.#form.fields({
      values: this.#values,
      upload: this.#upload,
      draft: this.#draftName,
      engines: this.#engines,
      set: (name, value) => this.#set(name, value),
      wrong: (name) => (shown.add(name), wrong[name]),
      take: (upload) => this.#take(upload),
    });
    return html`<form class="sheet" @submit=${this.#submit} novalidate>
      <fieldset class="bare" ?disabled=${this.#submission}>${fields} ${this.#projectFields((name) => (shown.add(name), wrong[name]))}</fieldset>
      ${this.#general(shown)}
      <div class="form-end">${this.#buttons(type)}</div>
    </form>`;
  }

  #buttons(type) {
    const under = this.#submission;
    const words = under ? this.#progress(under) : (this.#form.action?.(this.#values) ?? type.action);
    return html`<button class="button primary figures" aria-disabled=${under ? 'true' : nothing}>${words}</button>
      ${under?.state === 'waiting' ? html`<button type="button" class="button" @click=${() => under.stop()}>Do not submit yet</button>` : nothing}
      ${this.#restored && !under ? html`<span class="spare">Your earlier input is restored. <button type="button" class="button plain small" @click=${this.#startOver}>Start over</button></span>` : nothing}`;
  }

  #progress({ state }) {
    const upload = uploads.of(this.#draftName);
    return state === 'waiting' && upload ? `Waiting for the upload… ${upload.share} %` : 'Sending';
  }

  #projectFields(wrong) {
    return html`<div class=${this.#project === NEW && this.#projects.length ? 'pair' : ''}>
      ${this.#projects.length
        ? selectField({ name: 'project', label: 'Project', wrong: wrong('project') }, this.#project, [...this.#projects.map((project) => [project.id, project.name]), [NEW, 'A new project']], (value) => this.#choose(value))
        : nothing}
      ${this.#project === NEW ? textField({ name: 'new-project', label: 'Name of the project', wrong: wrong('newProject') }, this.#newProject, (text) => this.#name(text), { maxlength: 255 }) : nothing}
    </div>`;
  }

  /** Errors that belong to no visible field. */
  #general(shown) {
    const rest = Object.entries(this.#refused).filter(([name]) => !shown.has(name));
    return rest.length
      ? html`<div class="note bad" role="alert">${rest.map(([name, said]) => html`<p>${name === 'all' ? said : withLabel(labelOf(name), said)}</p>`)}</div>`
      : nothing;
  }

  /** The API's messages first; otherwise the local checks of fields that the user edited. */
  #wrong() {
    const running = uploads.of(this.#draftName);
    const found = {
      ...this.#form.check(this.#values, Boolean(this.#upload ?? running), { engines: this.#engines, voices: this.#voices }),
      ...(this.#project === NEW && !this.#newProject.trim() ? { newProject: 'Give the project a name.' } : {}),
    };
    const shown = Object.entries(found).filter(([name]) => this.#touched.has(name.split('.')[0]) || this.#touched.has('*'));
    return { ...Object.fromEntries(shown), ...(running?.state === 'broken' ? { input_file: running.failure } : {}), ...this.#refused };
  }

  #set(name, value) {
    this.#values = { ...this.#values, [name]: value };
    this.#changed(name);
  }

  #take(upload) {
    this.#upload = upload;
    this.#changed('input_file');
  }

  #uploadChanged(upload) {
    if (upload?.state === 'done') this.#upload = upload.kept;
    delete this.#refused.input_file;
    this.requestUpdate();
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
    this.#refused = Object.fromEntries(Object.entries(this.#refused).filter(([each]) => each !== 'all' && each.split('.')[0] !== name));
    this.#keep();
    this.requestUpdate();
  }

  #keep() {
    keepDraft(this.#draftName, { values: this.#values, upload: this.#upload, project: this.#project, newProject: this.#newProject });
  }

  #startOver = () => {
    dropDraft(this.#draftName);
    uploads.drop(this.#draftName);
    this.#type = '';
    this.reload();
  };

  #submit = async (event) => {
    event.preventDefault();
    if (this.#submission) return;
    this.#touched.add('*');
    this.#refused = {};
    if (Object.keys(this.#wrong()).length) return this.#pointAtWrong();
    this.#keep();
    const order = { name: this.#draftName, type: this.#type, form: this.#form, values: this.#values, upload: this.#upload, project: this.#project, newProject: this.#newProject.trim() };
    const submission = new Submission(order, (file) => sent(order, file), takesFile(order.values));
    this.#follow(submission);
    submission.begin();
  };

  /** Shows the state of a submission, if there is one. */
  #follow(submission) {
    this.#submission = submission;
    if (!submission) return;
    const on = (type, act) => submission.addEventListener(type, (event) => {
      if (!this.isConnected || this.#submission !== submission) return;
      event.preventDefault();
      act();
    });
    on('change', () => this.requestUpdate());
    on('stopped', () => this.#back(submission, {}));
    on('failed', () => this.#back(submission, refusal(submission.failure)).then(() => this.#pointAtWrong()));
    on('done', () => router.go(`/jobs/${submission.job.id}`));
  }

  /** Makes the form editable again. */
  async #back({ order }, refused) {
    this.#submission = null;
    this.#refused = refused;
    this.requestUpdate();
    if (order.project === this.#project) return;
    // The project already exists: a second attempt must not create another one.
    this.#project = order.project;
    await this.reload();
  }

  async #pointAtWrong() {
    this.requestUpdate();
    await this.updateComplete;
    pointAtWrong(this);
  }
}

/** The error of a field that is not visible. */
function withLabel(label, said) {
  const words = inWords(said, label);
  return words.startsWith(label) ? words : `${label}: ${words}`;
}

/** A recording or a file, unless a text is typed. */
const takesFile = (values) => values.from !== 'text';

/** Values for the form from the link, such as a voice. */
function handedOver(form) {
  return Object.fromEntries(Object.entries(router.query).filter(([name]) => typeof form.initial[name] === 'string'));
}

/** Creates the job, after the project if it is new. */
async function sent(order, file) {
  if (order.project === NEW) {
    const project = await create('/api/projects/', { name: order.newProject, description: '' });
    forgetProjects();
    order.project = project.id;
    keepDraft(order.name, { ...draft(order.name), project: project.id });
  }
  const input = takesFile(order.values) ? (file ?? order.upload) : null;
  // The platform keeps unknown parameters: this one identifies the job for users.
  const parameters = { ...order.form.parameters(order.values), ...(input ? { title: input.name } : {}) };
  const job = await create('/api/jobs/', { project: order.project, job_type: order.type, ...(input ? { input_file: input.id } : {}), parameters });
  dropDraft(order.name);
  return job;
}

customElements.define('screen-job-form', JobFormScreen);
