import { jobName } from './job-types.js';
import { sayFailure, toast } from './parts/toast.js';
import { router } from './router.js';
import { session } from './session.js';
import { uploads } from './uploads.js';

/**
 * Submissions that are not jobs yet, by the names of the forms' drafts: each waits for its upload, and continues when its
 * form is closed.
 */
const underWay = new Map();

/** @returns {Submission | null} */
export const submissionOf = (name) => underWay.get(name) ?? null;

/**
 * Dispatches `change` while it waits, and `done`, `failed` or `stopped` at the end. If no form handles that, a toast
 * reports it on the current screen.
 */
export class Submission extends EventTarget {
  /** @type {'waiting'|'sending'|'over'} */
  state = 'waiting';
  job = null;
  failure = null;
  #send;
  #waits;
  #listening = new AbortController();

  /**
   * @param {{name: string}} order what is submitted; the name is that of its draft
   * @param {(file: object | null) => Promise<object>} send creates the job when its upload is complete; receives the upload
   *     if there is one
   * @param {boolean} waits whether it takes a file
   */
  constructor(order, send, waits) {
    super();
    this.order = order;
    this.#send = send;
    this.#waits = waits;
  }

  begin() {
    const { name } = this.order;
    underWay.set(name, this);
    const { signal } = this.#listening;
    uploads.addEventListener('change', (event) => event.detail.name === name && this.#look(event.detail.upload), { signal });
    session.addEventListener('change', () => session.user || this.stop(), { signal });
    const upload = this.#waits ? uploads.of(name) : null;
    if (upload) this.#look(upload);
    else this.#go(null);
  }

  /** Stops waiting. A request that is already sent is not stopped. */
  stop() {
    if (this.state !== 'waiting') return;
    this.#end();
    this.#say('stopped');
  }

  #look(upload) {
    if (this.state !== 'waiting') return;
    if (!upload) this.stop();
    else if (upload.state === 'done') this.#go(upload.kept);
    else if (upload.state === 'broken') this.#break(upload);
    else this.#say('change');
  }

  #break(upload) {
    this.#end();
    this.failure = { message: '', fields: { input_file: upload.failure } };
    if (this.#say('failed')) sayFailure(new Error(`“${upload.file.name}” was not uploaded, and the job was not submitted. ${upload.failure}`));
  }

  async #go(file) {
    this.state = 'sending';
    this.#say('change');
    try {
      this.job = await this.#send(file);
    } catch (failure) {
      this.failure = failure;
    }
    this.#end();
    if (!this.#say(this.job ? 'done' : 'failed')) return;
    if (this.job) toast(`“${jobName(this.job)}” is submitted.`, { action: 'Show', act: () => router.go(`/jobs/${this.job.id}`) });
    else sayFailure(new Error(`The job was not submitted: ${this.failure.message} What you typed is kept.`));
  }

  #end() {
    this.state = 'over';
    this.#listening.abort();
    underWay.delete(this.order.name);
  }

  /** @returns {boolean} whether no listener handled it */
  #say(type) {
    return this.dispatchEvent(new Event(type, { cancelable: true }));
  }
}
