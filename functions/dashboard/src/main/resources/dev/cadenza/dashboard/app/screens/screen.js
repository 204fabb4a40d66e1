import { Element } from '../parts/element.js';
import { broken } from '../parts/empty-state.js';
import { live } from '../live.js';

/**
 * The base class of screens: they load data in `load()`, render it in `show()`, and load it again when
 * too many pushed changes were missed.
 */
export class Screen extends Element {
  static properties = { params: { attribute: false } };

  #failure = null;
  #loading = null;
  /** The changes pushed during a load: one list for each load in progress. */
  #meanwhile = new Set();

  connectedCallback() {
    super.connectedCallback();
    this.listen(live, 'stale', () => this.reload());
  }

  willUpdate(changed) {
    if (changed.has('params') && JSON.stringify(changed.get('params')) !== JSON.stringify(this.params)) this.reload();
  }

  /**
   * Subscribes to changed and deleted jobs. A response may be older than a change that was pushed during
   * the request, so that change is delivered again after the response.
   *
   * @param {(job: object) => void} changed the newest known version of a job
   * @param {(id: string) => void} gone
   */
  listenToJobs(changed, gone) {
    this.listen(live, 'job', ({ detail }) => this.#pass(() => changed(live.jobs.get(detail.id) ?? detail)));
    this.listen(live, 'gone', ({ detail }) => this.#pass(() => gone(detail)));
  }

  #pass(news) {
    this.#meanwhile.forEach((each) => each.push(news));
    news();
  }

  /**
   * Loads the data of the screen.
   *
   * @returns {Promise<(() => void) | void>} a function that applies the response; not called if a later load
   *     has started
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
