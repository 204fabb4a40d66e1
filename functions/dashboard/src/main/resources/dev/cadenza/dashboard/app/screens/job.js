import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { get, patch } from '../api.js';
import { ago, language, moment, timeLeft } from '../format.js';
import { cancelJobs, deleteJobs, once, retryJobs } from '../job-actions.js';
import { JOB_TYPES, jobName, stateWords } from '../job-types.js';
import { isOver, live } from '../live.js';
import { broken, waiting } from '../parts/empty-state.js';
import { stepList } from '../parts/step-list.js';
import '../parts/progress-bar.js';
import { deletes, edits, learnPeople, personName, projectNames } from '../people.js';
import { fileList } from '../results/files.js';
import { router } from '../router.js';
import { routeOf } from '../routes.js';
import { sayFailure } from '../parts/toast.js';
import { session } from '../session.js';
import { Screen } from './screen.js';

/** The progress, result and actions of a job. */
class JobScreen extends Screen {
  #job = null;
  #events = [];
  #result = null;
  #view = null;
  #project = '';
  #renaming = false;
  /** Why the result could not be read. */
  #trouble = null;

  connectedCallback() {
    super.connectedCallback();
    this.listenToJobs(
      (job) => job.id === this.params.id && this.#take(job),
      (id) => id === this.params.id && this.#leave(),
    );
  }

  async load() {
    const { id } = this.params;
    const [job, events, projects] = await Promise.all([get(`/api/jobs/${id}/`), get(`/api/jobs/${id}/events/`), projectNames(), learnPeople()]);
    return () => {
      this.#job = live.learn({ ...job, whole: true });
      this.#events = events.results.map((event) => event.job);
      this.#project = projects.get(job.project) ?? '';
      document.title = `${jobName(job)} · Cadenza`;
      live.watch([job]);
      this.#findResult();
    };
  }

  /** The result of the job: a later attempt keeps it until it has its own. */
  async #findResult() {
    if (this.#job.status !== 'completed' && this.#job.attempt === 1) return;
    try {
      const [page, module] = await Promise.all([get('/api/job-results/', { job: this.#job.id }), JOB_TYPES[this.#job.job_type]?.result()]);
      const [found] = page.results;
      if (found && (!this.#result || found.finished_at >= this.#result.finished_at)) {
        this.#result = found;
        this.#view = module?.view ?? (() => nothing);
      }
      this.#trouble = null;
    } catch (failure) {
      this.#trouble = failure;
    }
    this.requestUpdate();
  }

  #take(job) {
    const before = this.#job;
    if (!before || before.version > job.version) return;
    this.#job = job;
    if (before.version < job.version) this.#events.push(job);
    // Another attempt may have other parameters, and frames contain only the start of long ones.
    if (before.attempt !== job.attempt) this.reload();
    if (job.status === 'completed' && before.status !== 'completed') this.#findResult();
    this.requestUpdate();
  }

  show() {
    const job = this.#job;
    if (!job) return html`<div class="page">${waiting(5)}</div>`;
    return html`<div class="page">
      <header><p class="crumb"><a href="/jobs">Jobs</a>${this.#project ? html` · <a href=${`/projects/${job.project}`}>${this.#project}</a>` : nothing}</p>
        ${this.#heading()}
        <div class="row apart"><div class="row"><span class="state" data-status=${job.status} role="status">${stateWords(job)}</span><span class="muted">${this.#when()}</span></div>
          ${edits(job) ? this.#actions() : nothing}</div></header>
      ${isOver(job) ? nothing : this.#underWay()}
      ${job.error ? this.#failure() : nothing}
      ${this.#made()}
      ${this.#details()}
    </div>`;
  }

  #heading() {
    const name = jobName(this.#job);
    if (!edits(this.#job)) return html`<h1>${name}</h1>`;
    if (!this.#renaming) return html`<div class="row"><h1>${name}</h1><button class="button plain small" @click=${this.#rename}>Rename</button></div>`;
    return html`<form @submit=${this.#renamed}><h1 class="unseen">${name}</h1><input class="title" aria-label="Title" maxlength="200" required .value=${this.#job.title ?? name} @blur=${this.#renamed} @keydown=${(event) => event.key === 'Escape' && this.#close()}></form>`;
  }

  #rename = async () => {
    this.#renaming = true;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('input.title')?.select();
  };

  #close() {
    this.#renaming = false;
    this.requestUpdate();
  }

  #renamed = async (event) => {
    event.preventDefault();
    const title = this.querySelector('input.title')?.value.trim();
    if (!this.#renaming) return;
    this.#close();
    if (!title || title === jobName(this.#job)) return;
    try {
      live.receive(await patch(`/api/jobs/${this.#job.id}/`, { title }));
    } catch (failure) {
      sayFailure(failure);
    }
  };

  /** Whether the result is not the last attempt's. */
  get #isEarlier() {
    const { status, attempt } = this.#job;
    return status !== 'completed' || (this.#result.metadata.attempt ?? attempt) < attempt;
  }

  #made() {
    const job = this.#job;
    const result = this.#result;
    if (this.#trouble && (!result || job.status === 'completed')) return broken(this.#trouble, () => this.#findResult());
    if (!result || (job.status === 'completed' && this.#isEarlier)) return job.status === 'completed' ? waiting(4) : nothing;
    return html`${this.#isEarlier ? html`<p class="note earlier">${this.#origin()}</p>` : nothing}
      ${keyed(result.finished_at, this.#view(result, job))}${fileList(result, jobName(job))}`;
  }

  /** The attempt of the displayed result, and why it is not the last one. */
  #origin() {
    const { attempt, status } = this.#job;
    const { attempt: made } = this.#result.metadata;
    const last = { pending: 'is waiting', running: 'is running', failed: 'failed', cancelled: 'was cancelled' }[status];
    return `${made ? `From attempt ${made}` : 'From an earlier attempt'}. Attempt ${attempt} ${last}.`;
  }

  #when() {
    const job = this.#job;
    const type = JOB_TYPES[job.job_type]?.name;
    const engine = job.engine ? `by ${job.engine}` : '';
    const who = session.isAdmin ? `for ${personName(job.created_by)}` : '';
    return [type, engine, who, ago(job.finished_at ?? job.created_at)].filter(Boolean).join(' · ');
  }

  #actions() {
    const job = this.#job;
    if (!isOver(job)) return html`<button class="button" @click=${once(() => cancelJobs([job]))}>Cancel</button>`;
    return html`<div class="row"><button class="button" @click=${once(() => retryJobs([job]))}>${job.status === 'completed' ? 'Run again' : 'Retry'}</button>
      ${this.#copies ? html`<a class="button" href=${`/new/${job.job_type}?job=${job.id}`} title="Opens the form with the parameters and the file of this job. The new job is a separate one: this result stays.">Change and run</a>` : nothing}
      ${deletes(job) ? html`<button class="button danger" @click=${once(this.#delete)}>Delete</button>` : nothing}</div>`;
  }

  /** Whether a new job can have the same input: only the user who uploaded a file can use it. */
  get #copies() {
    return !this.#job.input_file || this.#job.created_by === session.user?.id;
  }

  #delete = async () => {
    if (await deleteJobs([this.#job])) this.#leave();
  };

  /** The job is deleted; the user may have left the screen already. */
  #leave() {
    if (routeOf(location.pathname).params.id === this.params.id) router.go('/jobs');
  }

  #underWay() {
    const job = this.#job;
    return html`<section class="block big-progress" aria-label="Progress">
      <progress-bar .value=${job.progress} .attempt=${job.attempt} label="Progress of the job"></progress-bar>
      <div class="row apart"><span class="muted">${job.status === 'pending' ? 'Waiting for a free worker.' : timeLeft(job)}</span><span class="figures">${job.progress} %</span></div>
      ${stepList(job, this.#events)}
    </section>`;
  }

  #failure() {
    const { error } = this.#job;
    return html`<div class="note bad" role="alert"><h2>The job failed</h2><p>${error.message}</p><p class="small muted">Code: ${error.code}</p></div>`;
  }

  #details() {
    const job = this.#job;
    return html`<details class="more" ?open=${!isOver(job) || job.status === 'failed'}><summary>Details</summary><div>
      <dl class="facts">
        ${Object.entries(job.parameters ?? {}).filter(([name]) => name !== 'segments').map(([name, value]) => html`<dt>${name.replaceAll('_', ' ')}</dt><dd>${readable(name, value)}</dd>`)}
        <dt>submitted</dt><dd>${moment(job.created_at)}</dd>
        ${job.started_at ? html`<dt>started</dt><dd>${moment(job.started_at)}</dd>` : nothing}
        ${job.finished_at ? html`<dt>ended</dt><dd>${moment(job.finished_at)}</dd>` : nothing}
        ${job.attempt > 1 ? html`<dt>attempt</dt><dd>${job.attempt}</dd>` : nothing}
        <dt>identifier</dt><dd><code>${job.id}</code></dd>
      </dl>
      <section class="block"><h2>Log</h2><pre class="log" tabindex="0" aria-label="Log">${this.#log()}</pre></section>
    </div></details>`;
  }

  /** The pipeline's log if it exists; before, the steps from the events. */
  #log() {
    if (this.#result?.logs && !this.#isEarlier) return this.#result.logs;
    const lines = [];
    let last = '';
    for (const event of this.#events.filter((each) => each.attempt === this.#job.attempt)) {
      const words = event.status === 'running' && event.step ? event.step : event.status;
      if (words !== last) lines.push(`${event.updated_at.slice(11, 19)}  ${words}`);
      last = words;
    }
    if (this.#job.error) lines.push(this.#job.error.message);
    return lines.join('\n');
  }
}

function readable(name, value) {
  if (/language|translate_to/.test(name) && typeof value === 'string') return language(value);
  if (typeof value === 'string') return value.length > 600 ? `${value.slice(0, 600)}…` : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

customElements.define('screen-job', JobScreen);
