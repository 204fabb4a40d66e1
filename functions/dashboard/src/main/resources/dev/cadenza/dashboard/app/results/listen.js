import { html, nothing } from 'lit';
import { content } from '../api.js';
import { clock } from '../format.js';
import { Element } from '../parts/element.js';
import { waiting } from '../parts/empty-state.js';
import '../parts/media-player.js';
import '../parts/running-text.js';
import { sayFailure } from '../parts/toast.js';
import { file } from './files.js';

/**
 * A recording with synchronized text. `read` loads the passages from the result's files, and `contents` its chapters, if it
 * may have some.
 */
class ListenAlong extends Element {
  static properties = { result: { attribute: false }, src: {}, video: { type: Boolean }, poster: {}, read: { attribute: false }, contents: { attribute: false }, label: {} };

  #peaks = null;
  #passages = null;
  #chapters = [];
  #time = 0;

  willUpdate(changed) {
    if (changed.has('result')) this.#load();
  }

  async #load() {
    const peaks = file(this.result, 'peaks.json');
    try {
      [this.#passages, this.#peaks, this.#chapters] = await Promise.all([this.read(this.result), peaks ? content(peaks.url) : null, this.contents?.(this.result) ?? []]);
    } catch (failure) {
      this.#passages = [];
      sayFailure(failure);
    }
    this.requestUpdate();
  }

  render() {
    return html`<section class="block">
      ${this.src ? html`<media-player .src=${this.src} .video=${this.video} .poster=${this.poster} .peaks=${this.#peaks} .label=${this.label} @time=${this.#moved}></media-player>` : nothing}
      ${this.#chapters.length ? html`<div class="story-head"><ol aria-label="Chapters">${this.#chapters.map((chapter) => html`<li><button class="button plain small" @click=${() => this.#go(chapter.start)}><span class="figures muted">${clock(chapter.start)}</span>${chapter.title}</button></li>`)}</ol></div>` : nothing}
      ${this.#passages ? this.#text() : waiting(3)}
    </section>`;
  }

  /** A recording may have no text. */
  #text() {
    return this.#passages.length ? html`<running-text .passages=${this.#passages} .time=${this.#time} .playing=${this.#isPlaying} .label=${this.label} @seek=${this.#seek}></running-text>` : nothing;
  }

  #isPlaying = () => this.querySelector('media-player')?.media?.paused === false;

  #moved = (event) => {
    this.#time = event.detail;
    this.requestUpdate();
  };

  #seek = (event) => this.#go(event.detail);

  #go(seconds) {
    const player = this.querySelector('media-player');
    player?.seek(seconds);
    player?.play().catch(() => {});
  }
}

customElements.define('listen-along', ListenAlong);
