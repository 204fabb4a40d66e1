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

  connectedCallback() {
    super.connectedCallback();
    this.hear(live, 'stale', () => this.reload());
  }

  willUpdate(changed) {
    if (changed.has('params') && JSON.stringify(changed.get('params')) !== JSON.stringify(this.params)) this.reload();
  }

  /** Reads what the screen shows. */
  async load() {}

  async reload() {
    const mine = (this.#loading = {});
    try {
      await this.load();
      this.#failure = null;
    } catch (failure) {
      if (this.#loading === mine) this.#failure = failure;
    }
    this.requestUpdate();
  }

  render() {
    return this.#failure ? broken(this.#failure, () => this.reload()) : this.show();
  }
}
