import { html, nothing } from 'lit';
import { content, get } from '../api.js';
import { Element } from '../parts/element.js';
import { file } from './files.js';
import './listen.js';

/** The transcript with its recording. */
export const view = (result, job) => html`<transcript-view .result=${result} .job=${job}></transcript-view>`;

class TranscriptView extends Element {
  static properties = { result: { attribute: false }, job: { attribute: false } };

  #source = null;
  #asked = false;
  #translation = '';

  willUpdate() {
    if (this.#asked) return;
    this.#asked = true;
    this.#load();
  }

  async #load() {
    const translation = file(this.result, 'translation.txt');
    const [source, text] = await Promise.all([
      // Only the owner can access the recording, and it is kept for a week.
      get(`/api/uploads/${this.job.input_file}/`).catch(() => null),
      translation ? content(translation.url, 'text').catch(() => '') : '',
    ]);
    this.#source = source;
    this.#translation = text;
    this.requestUpdate();
  }

  render() {
    const { metadata } = this.result;
    return html`
      <listen-along .result=${this.result} .src=${this.#source?.content ?? ''} .video=${this.#source?.content_type?.startsWith('video/')} .read=${passages} label="Transcript"></listen-along>
      ${metadata?.quality === 'draft' || this.job.engine === 'pocketsphinx' ? html`<p class="small muted">A draft by an embedded engine: about one word in four of a real recording is wrong. Dotted words are doubtful.</p>` : nothing}
      ${this.#translation ? html`<section class="block"><h2>Translation</h2><div class="running"><p>${this.#translation}</p></div></section>` : nothing}`;
  }
}

async function passages(result) {
  const transcript = file(result, 'transcript.json');
  return transcript ? (await content(transcript.url)).segments : [];
}

customElements.define('transcript-view', TranscriptView);
