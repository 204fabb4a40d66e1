import { jobName } from './job-types.js';
import { sayFailure, toast } from './parts/toast.js';
import { router } from './router.js';
import { session } from './session.js';
import { uploads } from './uploads.js';

/**
 * What was submitted and is no job yet, by the names of the forms' drafts: it waits for its file, and goes on when its
 * form is left.
 */
const underWay = new Map();

/** @returns {Submission | null} */
export const submissionOf = (name) => underWay.get(name) ?? null;

/**
 * Says `change` while it waits, and `done`, `failed` or `stopped` in the end. When no form takes care of that, a line
 * says it wherever the person is.
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
   * @param {{name: string}} order what is submitted; the name is its draft's
   * @param {(file: object | null) => Promise<object>} send makes the job, when its file is there: with the one that was
   *     waited for, if one was
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

  /** Waits no longer. What is being sent already is sent. */
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
    if (this.#say('failed')) sayFailure(new Error(`“${upload.file.name}” was not uploaded, and nothing is submitted yet. ${upload.failure}`));
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
    else sayFailure(new Error(`It is not submitted: ${this.failure.message} What you typed is kept.`));
  }

  #end() {
    this.state = 'over';
    this.#listening.abort();
    underWay.delete(this.order.name);
  }

  /** @returns {boolean} whether nobody took care of it */
  #say(type) {
    return this.dispatchEvent(new Event(type, { cancelable: true }));
  }
}
