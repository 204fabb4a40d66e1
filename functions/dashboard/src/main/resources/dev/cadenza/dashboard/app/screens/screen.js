import { Element } from '../parts/element.js';
import { broken } from '../parts/empty-state.js';
import { live } from '../live.js';

/**
 * What screens share: they read what they show in `load()`, draw it in `show()`, and read it anew when
 * so much was missed that pushed changes cannot make up for it.
 */
export class Screen extends Element {
  static properties = { params: { attribute: false } };

  #failure = null;
  #loading = null;
  /** What was pushed while something is read: once for each reading that has not ended. */
  #meanwhile = new Set();

  connectedCallback() {
    super.connectedCallback();
    this.hear(live, 'stale', () => this.reload());
  }

  willUpdate(changed) {
    if (changed.has('params') && JSON.stringify(changed.get('params')) !== JSON.stringify(this.params)) this.reload();
  }

  /**
   * Hears of every job that changes or goes. An answer may be older than what was pushed while it was
   * on its way, so that is passed on once more when the answer is there.
   *
   * @param {(job: object) => void} changed the newest that is known of a job
   * @param {(id: string) => void} gone
   */
  hearJobs(changed, gone) {
    this.hear(live, 'job', ({ detail }) => this.#pass(() => changed(live.jobs.get(detail.id) ?? detail)));
    this.hear(live, 'gone', ({ detail }) => this.#pass(() => gone(detail)));
  }

  #pass(news) {
    this.#meanwhile.forEach((each) => each.push(news));
    news();
  }

  /**
   * Reads what the screen shows.
   *
   * @returns {Promise<(() => void) | void>} what takes the answer over; left out when a later reading
   *     has begun meanwhile
   */
  async load() {}

  async reload() {
    const mine = (this.#loading = {});
    const meanwhile = [];
    this.#meanwhile.add(meanwhile);
    try {
      const take = await this.load();
      if (this.#loading === mine) {
        take?.();
        meanwhile.forEach((news) => news());
        this.#failure = null;
      }
    } catch (failure) {
      if (this.#loading === mine) this.#failure = failure;
    } finally {
      this.#meanwhile.delete(meanwhile);
    }
    this.requestUpdate();
  }

  render() {
    return this.#failure ? broken(this.#failure, () => this.reload()) : this.show();
  }
}
