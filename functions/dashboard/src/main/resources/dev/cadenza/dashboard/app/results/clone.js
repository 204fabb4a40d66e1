import { html, nothing } from 'lit';
import { content } from '../api.js';
import { Element } from '../parts/element.js';
import '../parts/media-player.js';
import { forgetVoices } from '../parts/voice-picker.js';
import { file } from './files.js';

/** A cloned voice: preview, similarity and links to use it. */
export const view = (result) => html`<clone-view .result=${result}></clone-view>`;

class CloneView extends Element {
  static properties = { result: { attribute: false } };

  #report = null;
  #peaks = null;

  willUpdate(changed) {
    if (changed.has('result')) this.#load();
  }

  async #load() {
    forgetVoices();
    const read = (name) => {
      const found = file(this.result, name);
      return found ? content(found.url).catch(() => null) : null;
    };
    [this.#report, this.#peaks] = await Promise.all([read('report.json'), read('peaks.json')]);
    this.requestUpdate();
  }

  #toTts() {
    const voice = this.result.metadata?.voice;
    return voice ? `/new/tts?${new URLSearchParams({ voice })}` : '/new/tts';
  }

  render() {
    const fall = this.#report?.frechet_distance?.fall_percent;
    return html`<section class="block">
      <h2>How it sounds</h2>
      <media-player .src=${this.result.output_file} .peaks=${this.#peaks} label="Preview"></media-player>
      ${fall === undefined ? nothing : html`<p>The distance to the recording decreased by <b class="figures">${Math.round(fall)} %</b> compared with the base voice${this.#report.base_voice ? ` (${this.#report.base_voice})` : ''}.</p>`}
      <div class="row"><a class="button primary" href=${this.#toTts()}>Read a text with this voice</a><a class="button" href="/voices">All voices</a></div>
      ${this.result.metadata?.voice ? html`<p class="small muted">Its identifier is <code>${this.result.metadata.voice}</code>. Its speech is synthetic.</p>` : nothing}
    </section>`;
  }
}

customElements.define('clone-view', CloneView);
