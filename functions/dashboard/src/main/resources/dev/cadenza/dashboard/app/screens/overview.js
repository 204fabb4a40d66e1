import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all, get } from '../api.js';
import { isOver, live } from '../live.js';
import { dayChart } from '../parts/day-chart.js';
import { emptyState, waiting } from '../parts/empty-state.js';
import '../parts/job-row.js';
import { learnPeople, projectNames } from '../people.js';
import { session } from '../session.js';
import { Screen } from './screen.js';

const RECENT = 6;
const FOUR_WEEKS_MS = 28 * 86_400_000;

/** What is running, what finished, what needs me? */
class Overview extends Screen {
  #stats = null;
  #jobs = new Map();
  #projects = new Map();
  #complete = true;

  connectedCallback() {
    super.connectedCallback();
    this.hear(live, 'job', (event) => this.#take(event.detail));
    this.hear(live, 'gone', (event) => this.#jobs.delete(event.detail) && this.#recount());
  }

  async load() {
    const [stats, jobs, projects] = await Promise.all([get('/api/stats/'), all('/api/jobs/', {}, 3), projectNames(), learnPeople()]);
    this.#stats = stats;
    this.#projects = projects;
    this.#jobs = new Map(jobs.map((job) => [job.id, live.learn(job)]));
    this.#complete = jobs.length === stats.jobs.total || new Date(jobs.at(-1)?.created_at) < Date.now() - FOUR_WEEKS_MS;
    live.watch(jobs);
  }

  #take(job) {
    const before = this.#jobs.get(job.id);
    this.#jobs.set(job.id, job);
    if (before?.status !== job.status) this.#recount();
    this.requestUpdate();
  }

  async #recount() {
    this.#stats = await get('/api/stats/').catch(() => this.#stats);
    this.requestUpdate();
  }

  show() {
    return html`<div class="page">
      <header><h1>Overview</h1></header>
      ${this.#stats ? this.#body() : waiting(5)}
    </div>`;
  }

  #body() {
    if (!this.#stats.jobs.total) {
      return emptyState({
        glyph: 'voice',
        title: session.writes ? 'Make your first recording' : 'Nothing here yet',
        text: session.writes ? 'Type a sentence and have it read aloud. It takes a few seconds.' : 'An editor has to make something first. You will see it here.',
        href: '/new/tts',
        action: 'Have a text read aloud',
      });
    }
    const jobs = [...this.#jobs.values()].sort((one, other) => (one.id < other.id ? 1 : -1));
    const active = jobs.filter((job) => !isOver(job));
    const ended = jobs.filter(isOver).sort((one, other) => ((one.finished_at ?? '') < (other.finished_at ?? '') ? 1 : -1));
    const failed = ended.filter((job) => job.status === 'failed' && new Date(job.finished_at) > Date.now() - 86_400_000);
    return html`
      ${this.#counts()}
      <section class="block" aria-labelledby="active"><h2 id="active">Under way</h2>
        ${active.length ? this.#rows(active) : html`<p class="muted">Nothing is running.${session.writes ? html` <a href="/new">Start something</a>` : nothing}</p>`}</section>
      ${failed.length ? html`<section class="block" aria-labelledby="failed"><h2 id="failed">Needs you</h2>${this.#rows(failed.slice(0, 3))}</section>` : nothing}
      <section class="block" aria-labelledby="recent"><div class="row apart"><h2 id="recent">Finished</h2><a href="/jobs">All jobs</a></div>
        ${this.#rows(ended.filter((job) => !failed.includes(job)).slice(0, RECENT))}</section>
      <section class="block" aria-labelledby="weeks"><h2 id="weeks">Last four weeks</h2>${dayChart(jobs)}
        ${this.#complete ? nothing : html`<p class="small muted">Of the newest ${jobs.length.toLocaleString('en')} jobs.</p>`}</section>`;
  }

  #counts() {
    const { jobs, projects } = this.#stats;
    const count = (number, words, href) => html`<a href=${href}><b>${number.toLocaleString('en')}</b><span>${words}</span></a>`;
    return html`<div class="counts" aria-label="Counts" role="group">
      ${count(jobs.by_status.running + jobs.by_status.pending, 'under way', '/jobs?status=running')}
      ${count(jobs.by_status.completed, 'done', '/jobs?status=completed')}
      ${count(jobs.by_status.failed, 'failed', '/jobs?status=failed')}
      ${count(projects, projects === 1 ? 'project' : 'projects', '/projects')}
    </div>`;
  }

  #rows(jobs) {
    return html`<div class="rows">${repeat(jobs, (job) => job.id, (job) => html`<job-row .job=${job} .project=${this.#projects.get(job.project)}></job-row>`)}</div>`;
  }
}

customElements.define('screen-overview', Overview);
