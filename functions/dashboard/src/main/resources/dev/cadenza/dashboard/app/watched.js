import { session } from './session.js';

const AT_ONCE = 100;

/** What is subscribed to beside the user's own jobs: jobs of others, and shared projects. */
export class Watched {
  #jobs = new Set();
  #projects = new Set();
  #send;

  /** @param {(frame: object) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /** Subscribes to jobs of other users. @param {object[]} jobs */
  watch(jobs) {
    const fresh = jobs.filter((job) => job.created_by !== session.user?.id && !this.#jobs.has(job.id));
    fresh.forEach((job) => this.#jobs.add(job.id));
    if (fresh.length) this.#sendJobs();
  }

  /** Subscribes to all jobs of a shared project. @param {string} project */
  follow(project) {
    this.#projects.add(project);
    this.#send({ action: 'subscribe', projects: [project] });
  }

  /** Subscribes on a new connection. One frame for each project: if one is no longer shared, the others stay. */
  again() {
    this.#sendJobs();
    this.#projects.forEach((project) => this.follow(project));
  }

  #sendJobs() {
    const jobs = [...this.#jobs].slice(-AT_ONCE);
    if (jobs.length) this.#send({ action: 'subscribe', jobs });
  }

  clear() {
    this.#jobs.clear();
    this.#projects.clear();
  }
}
