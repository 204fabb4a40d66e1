import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../forms/project.js';
import { all, get, remove } from '../api.js';
import { live } from '../live.js';
import { confirmed, shown } from '../parts/dialog.js';
import { emptyState, waiting } from '../parts/empty-state.js';
import { icon } from '../parts/icon.js';
import '../parts/job-row.js';
import '../parts/project-members.js';
import { pronunciations, pronunciationsOf } from '../parts/pronunciations.js';
import { sharing } from '../parts/sharing.js';
import { sayFailure, toast } from '../parts/toast.js';
import { vocabulary, vocabularyOf } from '../parts/vocabulary.js';
import { forgetProjects, learnPeople } from '../people.js';
import { router } from '../router.js';
import { session } from '../session.js';
import { ofKind, putSetting } from '../setting-store.js';
import { Screen } from './screen.js';

/** One project and its jobs. */
class Project extends Screen {
  #project = null;
  #jobs = new Map();
  #count = 0;
  #settings = [];

  connectedCallback() {
    super.connectedCallback();
    this.listenToJobs((job) => this.#take(job), (id) => this.#drop(id));
  }

  async load() {
    const [project, page, settings] = await Promise.all([get(`/api/projects/${this.params.id}/`), get('/api/jobs/', { project: this.params.id, page_size: 50 }), all('/api/settings/'), learnPeople()]);
    return () => {
      this.#project = project;
      this.#count = page.count;
      this.#settings = settings;
      this.#jobs = new Map(page.results.map((job) => [job.id, live.learn(job)]));
      if (project.members) live.watched.follow(project.id);
      live.watch(page.results);
      document.title = `${project.name} · Cadenza`;
    };
  }

  /** Older jobs are available through the link to all jobs. */
  #take(job) {
    if (job.project !== this.params.id) return this.#drop(job.id);
    if (!this.#jobs.has(job.id)) {
      const isBelow = [...this.#jobs.keys()].every((id) => job.id < id);
      if (isBelow && this.#count > this.#jobs.size) return;
      this.#count++;
    }
    this.#jobs.set(job.id, job);
    this.requestUpdate();
  }

  #drop(id) {
    if (!this.#jobs.delete(id)) return;
    this.#count--;
    this.requestUpdate();
  }

  show() {
    if (!this.#project) return html`<div class="page">${waiting(5)}</div>`;
    const jobs = [...this.#jobs.values()].sort((one, other) => (one.id < other.id ? 1 : -1));
    return html`<div class="page">
      <header><p class="crumb"><a href="/projects">Projects</a></p>
        <div class="row apart"><h1>${this.#project.name}</h1>${this.#edits ? this.#actions() : nothing}</div>
        ${this.#project.shared_by || this.#project.members ? html`<p>${sharing(this.#project)}</p>` : nothing}
        ${this.#project.description ? html`<p class="lead">${this.#project.description}</p>` : nothing}</header>
      ${jobs.length
        ? html`<div class="rows">${repeat(jobs, (job) => job.id, (job) => html`<job-row .job=${job}></job-row>`)}</div>
            ${this.#count > this.#jobs.size ? html`<p><a href=${`/jobs?project=${this.#project.id}`}>All ${this.#count} jobs</a></p>` : nothing}`
        : emptyState({ glyph: 'jobs', title: 'No jobs in this project', text: 'The jobs of this project will be listed here.', href: this.#edits ? `/new?project=${this.#project.id}` : '', action: 'Start a job' })}
      <project-members .project=${this.#project} @changed=${() => this.reload()}></project-members>
      ${this.#edits ? this.#dictionaries() : nothing}
    </div>`;
  }

  #dictionaries() {
    return html`<section class="block" aria-labelledby="pronunciations"><h2 id="pronunciations">Pronunciations</h2>
      ${this.#dictionary('own', { title: 'Yours', text: 'How to speak words in your new jobs of this project. They override your other pronunciations.' })}
      ${session.isAdmin ? this.#dictionary('shared', { title: 'Shared', text: 'For the jobs of all users in this project.' }) : nothing}</section>`;
  }

  #dictionary(kind, words) {
    const find = (key) => ofKind(this.#settings, kind).find((each) => each.key === key);
    const field = (key, show, ...more) => show(kind, find(key)?.value, (value) => this.#put(kind, key, find(key), value), ...more);
    return html`${field(pronunciationsOf(this.#project.id), pronunciations, words)}
      ${field(vocabularyOf(this.#project.id), vocabulary, 'Names and terms of the recordings of this project, one on each line.')}`;
  }

  async #put(kind, key, setting, value) {
    try {
      await putSetting(kind, key, setting, value);
      toast('Saved.');
    } catch (failure) {
      sayFailure(failure);
    }
    this.reload();
  }

  #actions() {
    return html`<div class="row"><a class="button primary" href=${`/new?project=${this.#project.id}`}>${icon('plus')}New job</a>
      ${['owner', 'admin'].includes(this.#project.access) ? html`<button class="button" @click=${this.#edit}>Change</button><button class="button danger" @click=${this.#delete}>Delete</button>` : nothing}</div>`;
  }

  /** Whether the user may submit jobs to the project. */
  get #edits() {
    return session.writes && this.#project.access !== 'viewer';
  }

  #edit = async () => {
    const changed = await shown((close) => html`<project-form .project=${this.#project} @done=${(event) => close(event.detail)}></project-form>`);
    if (!changed) return;
    forgetProjects();
    this.reload();
  };

  #delete = async () => {
    const { name, id } = this.#project;
    if (!(await confirmed({ title: `Delete “${name}”?`, text: 'Its jobs and their results are deleted, too. This cannot be undone.', action: 'Delete the project' }))) return;
    try {
      await remove(`/api/projects/${id}/`);
      forgetProjects();
      toast(`“${name}” is deleted.`);
      router.go('/projects');
    } catch (failure) {
      sayFailure(failure);
    }
  };
}

customElements.define('screen-project', Project);
