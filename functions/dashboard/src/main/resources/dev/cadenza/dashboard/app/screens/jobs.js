import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { listed } from '../api.js';
import { counted } from '../format.js';
import { cancelJobs, deleteJobs, once, retryJobs } from '../job-actions.js';
import { JOB_TYPES, STATUSES } from '../job-types.js';
import { isOver, live } from '../live.js';
import { emptyState, waiting } from '../parts/empty-state.js';
import { icon } from '../parts/icon.js';
import '../parts/job-row.js';
import { deletes, edits, isListed, learnPeople, projectNames } from '../people.js';
import { router } from '../router.js';
import { Screen } from './screen.js';

const TYPING_MS = 250;

/** All jobs, by type, state, project and words. The filters and the page are kept in the address. */
class Jobs extends Screen {
  #page = null;
  #projects = new Map();
  #selected = new Set();
  #typing = 0;

  connectedCallback() {
    super.connectedCallback();
    this.listenToJobs((job) => this.#take(job), (id) => this.#drop(id));
    this.listen(router, 'query', () => this.reload());
  }

  async load() {
    const query = router.query;
    try {
      const [page, projects] = await Promise.all([listed('/api/jobs/', { ...query, page_size: 30 }), projectNames(), learnPeople()]);
      return () => {
        this.#projects = projects;
        this.#show(page);
      };
    } catch (failure) {
      // The list has become shorter and no longer has this page.
      if (failure.status !== 404 || !query.page) throw failure;
      return () => this.#filter({});
    }
  }

  #show(page) {
    this.#page = { ...page, results: page.results.map((job) => live.learn(job)) };
    this.#selected = new Set([...this.#selected].filter((id) => page.results.some((job) => job.id === id)));
    live.watch(page.results);
  }

  #turn(link) {
    const query = new URL(link).searchParams;
    router.turn({ ...router.query, page: query.get('page'), cursor: query.get('cursor') });
  }

  /** A changed filter starts at the first page. */
  #filter(change) {
    const { page, cursor, ...filters } = router.query;
    router.refine({ ...filters, ...change });
  }

  #take(job) {
    if (!this.#page) return;
    const { results } = this.#page;
    const at = results.findIndex((each) => each.id === job.id);
    if (at >= 0) results[at] = job;
    else if (this.#matches(job)) this.#insert(job);
    this.requestUpdate();
  }

  /** Inserts a job at its position, unless that is on another page. */
  #insert(job) {
    const { results, next, previous } = this.#page;
    const oldestFirst = router.query.ordering === 'created_at';
    const after = results.findIndex((each) => (oldestFirst ? each.id > job.id : each.id < job.id));
    const place = after < 0 ? results.length : after;
    if ((place === 0 && previous) || (place === results.length && next)) return;
    results.splice(place, 0, job);
    this.#page.count++;
  }

  #matches(job) {
    const { job_type: type, status, project, search } = router.query;
    return !search && (!type || type === job.job_type) && (!status || status === job.status) && (project ? project === job.project : isListed(job));
  }

  #drop(id) {
    if (!this.#page?.results.some((job) => job.id === id)) return;
    this.#page.results = this.#page.results.filter((job) => job.id !== id);
    this.#page.count--;
    this.#selected.delete(id);
    this.requestUpdate();
  }

  show() {
    return html`<div class="page">
      <header class="row apart"><h1>Jobs</h1>${this.#page ? html`<span class="muted figures" role="status">${counted(this.#page.count, 'job')}</span>` : nothing}</header>
      ${this.#toolbar()}
      ${this.#page ? this.#list() : waiting(8)}
      ${this.#selected.size ? this.#bulk() : nothing}
    </div>`;
  }

  #toolbar() {
    const query = router.query;
    const filter = (name, label, choices) => html`<select aria-label=${label} @change=${(event) => this.#filter({ [name]: event.target.value })}>
      ${choices.map(([value, words]) => html`<option value=${value} .selected=${value === (query[name] ?? '')}>${words}</option>`)}</select>`;
    return html`<div class="toolbar" role="search">
      <div class="search">${icon('search')}<input type="search" aria-label="Search jobs" placeholder="Search texts and names" .value=${query.search ?? ''} @input=${this.#search}></div>
      ${filter('status', 'State', [['', 'Any state'], ...Object.entries(STATUSES)])}
      ${filter('job_type', 'Type', [['', 'Any type'], ...Object.entries(JOB_TYPES).map(([key, type]) => [key, type.name])])}
      ${filter('project', 'Project', [['', 'Any project'], ...this.#projects])}
      ${filter('ordering', 'Order', [['', 'Newest first'], ['created_at', 'Oldest first']])}
    </div>`;
  }

  #search = (event) => {
    clearTimeout(this.#typing);
    const search = event.target.value;
    this.#typing = setTimeout(() => this.#filter({ search }), TYPING_MS);
  };

  #list() {
    const { results, next, previous } = this.#page;
    if (!results.length) {
      return Object.values(router.query).some(Boolean)
        ? html`<div class="empty"><h2>No matching jobs</h2><p class="muted">Change the search text or remove filters.</p><button class="button" @click=${() => router.refine({})}>Show all jobs</button></div>`
        : emptyState({ glyph: 'jobs', title: 'No jobs yet', text: 'Your jobs will be listed here.', href: '/new', action: 'Start a job' });
    }
    return html`<div class="rows">${repeat(results, (job) => job.id, (job) => html`<job-row .job=${job} .project=${this.#projects.get(job.project)} ?selectable=${edits(job)}
        .selected=${this.#selected.has(job.id)} @select=${this.#select}></job-row>`)}</div>
      ${next || previous ? html`<nav class="row apart" aria-label="Pages"><button class="button" ?disabled=${!previous} @click=${() => this.#turn(previous)}>Newer</button>
        <button class="button" ?disabled=${!next} @click=${() => this.#turn(next)}>Older</button></nav>` : nothing}`;
  }

  #select = (event) => {
    if (event.detail?.id === undefined) return;
    if (event.detail.selected) this.#selected.add(event.detail.id);
    else this.#selected.delete(event.detail.id);
    this.requestUpdate();
  };

  #bulk() {
    const jobs = this.#page.results.filter((job) => this.#selected.has(job.id));
    const act = (work) => once(async () => (await work(jobs)) && (this.#selected.clear(), this.reload()));
    const possible = this.#page.results.filter(edits);
    const all = jobs.length === possible.length;
    return html`<div class="bulk" role="region" aria-label="Selected jobs"><b>${counted(jobs.length, 'job')} selected</b>
      ${all ? nothing : html`<button class="button plain" @click=${() => ((this.#selected = new Set(possible.map((job) => job.id))), this.requestUpdate())}>Select all here</button>`}
      ${jobs.some((job) => !isOver(job)) ? html`<button class="button" @click=${act(cancelJobs)}>Cancel</button>` : nothing}
      ${jobs.some(isOver) ? html`<button class="button" @click=${act(retryJobs)}>Retry</button>` : nothing}
      ${jobs.every(deletes) ? html`<button class="button danger" @click=${act(deleteJobs)}>Delete</button>` : nothing}
      <button class="icon-button" aria-label="Select none" @click=${() => (this.#selected.clear(), this.requestUpdate())}>${icon('close')}</button></div>`;
  }
}

customElements.define('screen-jobs', Jobs);
