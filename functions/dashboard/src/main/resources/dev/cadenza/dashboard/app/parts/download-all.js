import { html, nothing } from 'lit';
import { content } from '../api.js';
import { fits, zipped } from '../zip.js';
import { Element } from './element.js';
import { icon } from './icon.js';
import { sayFailure } from './toast.js';

/** Saves all files of a result as one archive. */
class DownloadAll extends Element {
  static properties = { files: { attribute: false }, name: {} };

  /** The number of the file that is fetched, from 1; 0 if none is. */
  #fetching = 0;

  render() {
    const bytes = this.files.reduce((sum, each) => sum + each.size, 0);
    if (this.files.length < 2 || !fits(bytes)) return nothing;
    return html`<button class="button small" ?disabled=${this.#fetching > 0} @click=${this.#save}>${icon('download')}${this.#fetching ? `Fetching ${this.#fetching} of ${this.files.length}` : 'Download all as zip'}</button>`;
  }

  #save = async () => {
    try {
      const fetched = [];
      for (const file of this.files) {
        this.#fetching = fetched.length + 1;
        this.requestUpdate();
        fetched.push({ name: file.name, content: await content(file.url, 'blob') });
      }
      save(await zipped(fetched), `${this.name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'result'}.zip`);
    } catch (failure) {
      sayFailure(failure);
    }
    this.#fetching = 0;
    this.requestUpdate();
  };
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

customElements.define('download-all', DownloadAll);
