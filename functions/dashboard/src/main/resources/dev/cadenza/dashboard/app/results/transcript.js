import { html, nothing } from 'lit';
import { content, get, post } from '../api.js';
import { once } from '../job-actions.js';
import { isOver, live } from '../live.js';
import { Element } from '../parts/element.js';
import { sayFailure } from '../parts/toast.js';
import { session } from '../session.js';
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

  /** A finished transcript of a video that is still there. */
  #mayBurn() {
    return session.writes && isOver(this.job) && this.#source?.content && this.#source.content_type?.startsWith('video/') && !file(this.result, 'subtitled.mp4');
  }

  /** Another attempt of the job: what is recognized already is not recognized again. */
  #burn = async () => {
    try {
      const job = await get(`/api/jobs/${this.job.id}/`);
      live.receive(await post(`/api/jobs/${job.id}/retry/`, { parameters: { ...job.parameters, burn_in: true } }));
    } catch (failure) {
      sayFailure(failure);
    }
  };

  render() {
    const { metadata } = this.result;
    return html`
      <listen-along .result=${this.result} .src=${this.#source?.content ?? ''} .video=${this.#source?.content_type?.startsWith('video/')} .read=${passages} label="Transcript"></listen-along>
      ${this.#mayBurn() ? html`<p><button class="button small" @click=${once(this.#burn)}>Draw the subtitles into the video</button></p>` : nothing}
      ${metadata?.quality === 'draft' || this.job.engine === 'pocketsphinx' ? html`<p class="small muted">A draft by an embedded engine: about one word in four of a real recording is wrong. Dotted words are doubtful.</p>` : nothing}
      ${this.#translation ? html`<section class="block"><h2>Translation</h2><div class="running"><p>${this.#translation}</p></div></section>` : nothing}`;
  }
}

async function passages(result) {
  const transcript = file(result, 'transcript.json');
  return transcript ? (await content(transcript.url)).segments : [];
}

customElements.define('transcript-view', TranscriptView);
