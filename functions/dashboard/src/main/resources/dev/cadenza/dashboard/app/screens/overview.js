import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all, get } from '../api.js';
import { isOver, live } from '../live.js';
import { dayChart } from '../parts/day-chart.js';
import { emptyState, waiting } from '../parts/empty-state.js';
import '../parts/job-row.js';
import { sharing } from '../parts/sharing.js';
import { isListed, learnPeople, projectList, projectNames } from '../people.js';
import { session } from '../session.js';
import { Screen } from './screen.js';

const RECENT = 6;
const FAILED = 3;
const UNDER_WAY = 20;
const DAY_MS = 86_400_000;
const FOUR_WEEKS_MS = 28 * 86_400_000;

/** Active, finished and failed jobs. */
class Overview extends Screen {
  #stats = null;
  #jobs = new Map();
  #projects = new Map();
  /** Projects of others. */
  #shared = [];
  /** The earliest job from which the chart is complete. */
  #since = '';
  #complete = true;

  connectedCallback() {
    super.connectedCallback();
    this.listenToJobs((job) => this.#take(job), (id) => this.#jobs.delete(id) && this.#recount());
  }

  /** Each section requests its own jobs, independent of the number of others. */
  async load() {
    const [stats, newest, projects, , ...sections] = await Promise.all([get('/api/stats/'), all('/api/jobs/', {}, 3), projectNames(), learnPeople(), ...this.#sections()]);
    const listed = await projectList();
    return () => {
      const jobs = [...newest, ...sections.flatMap((page) => page.results)];
      this.#stats = stats;
      this.#projects = projects;
      this.#shared = listed.filter((project) => project.shared_by);
      this.#jobs = new Map(jobs.map((job) => [job.id, live.learn(job)]));
      this.#since = newest.at(-1)?.id ?? '';
      this.#complete = newest.length === stats.jobs.total || new Date(newest.at(-1)?.created_at) < Date.now() - FOUR_WEEKS_MS;
      live.watch(jobs);
    };
  }

  #sections() {
    const newest = (status, size) => get('/api/jobs/', { status, page_size: size });
    // An old job may have failed recently: jobs are ordered by creation time.
    return [newest('running', UNDER_WAY), newest('pending', UNDER_WAY), newest('failed', 100), newest('completed', 2 * RECENT), newest('cancelled', 2 * RECENT)];
  }

  #take(job) {
    if (!isListed(job)) return;
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
    if (!this.#stats.jobs.total && this.#shared.length && !session.writes) return this.#sharedProjects();
    if (!this.#stats.jobs.total) {
      return html`${emptyState({
        glyph: 'voice',
        title: session.writes ? 'Make your first recording' : 'Nothing here yet',
        text: session.writes ? 'Type a sentence and create its audio. It takes a few seconds.' : 'Jobs of your account will be listed here.',
        href: '/new/tts',
        action: 'Read a text aloud',
      })}${this.#sharedProjects()}`;
    }
    const jobs = [...this.#jobs.values()].sort((one, other) => (one.id < other.id ? 1 : -1));
    const active = jobs.filter((job) => job.status === 'running').concat(jobs.filter((job) => job.status === 'pending'));
    const { running, pending } = this.#stats.jobs.by_status;
    const ended = jobs.filter(isOver).sort((one, other) => ((one.finished_at ?? '') < (other.finished_at ?? '') ? 1 : -1));
    const charted = jobs.filter((job) => job.id >= this.#since);
    const failed = ended.filter((job) => job.status === 'failed' && new Date(job.finished_at) > Date.now() - DAY_MS);
    return html`
      ${this.#counts()}
      ${this.#sharedProjects()}
      <section class="block" aria-labelledby="active"><h2 id="active">Under way</h2>
        ${active.length ? html`${this.#rows(active.slice(0, UNDER_WAY))}${active.length > UNDER_WAY ? html`<p><a href=${`/jobs?status=${running > UNDER_WAY ? 'running' : 'pending'}`}>All ${(running + pending).toLocaleString('en')} under way</a></p>` : nothing}` : html`<p class="muted">Nothing is running.${session.writes ? html` <a href="/new">Start a job</a>` : nothing}</p>`}</section>
      ${failed.length ? html`<section class="block" aria-labelledby="failed"><div class="row apart"><h2 id="failed">Needs attention</h2>${failed.length > FAILED ? html`<a href="/jobs?status=failed">All failed jobs</a>` : nothing}</div>${this.#rows(failed.slice(0, FAILED))}</section>` : nothing}
      <section class="block" aria-labelledby="recent"><div class="row apart"><h2 id="recent">Finished</h2><a href="/jobs">All jobs</a></div>
        ${this.#rows(ended.filter((job) => !failed.includes(job)).slice(0, RECENT))}</section>
      <section class="block" aria-labelledby="weeks"><h2 id="weeks">Last four weeks</h2>${dayChart(charted)}
        ${this.#complete ? nothing : html`<p class="small muted">Based on the newest ${charted.length.toLocaleString('en')} jobs.</p>`}</section>`;
  }

  #sharedProjects() {
    if (!this.#shared.length) return nothing;
    return html`<section class="block" aria-labelledby="shared"><div class="row apart"><h2 id="shared">Shared with you</h2><a href="/projects">All projects</a></div>
      <div class="rows">${this.#shared.slice(0, RECENT).map((project) => html`<div class="list-item"><div class="grow"><a class="name" href=${`/projects/${project.id}`}>${project.name}</a>${sharing(project)}</div></div>`)}</div></section>`;
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
