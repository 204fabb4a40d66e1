import { html, nothing } from 'lit';
import { content } from '../api.js';
import { clock } from '../format.js';
import { Element } from '../parts/element.js';
import { waiting } from '../parts/empty-state.js';
import { Following } from '../parts/following.js';
import '../parts/media-player.js';
import { sayFailure } from '../parts/toast.js';
import { file } from './files.js';

/** A story with text and audio; the page follows the voice. */
export const view = (result) => html`<story-reader .result=${result}></story-reader>`;

class StoryReader extends Element {
  static properties = { result: { attribute: false } };

  #story = null;
  #peaks = null;
  #time = -1;
  #following = new Following(this, { line: () => this.#line(), playing: () => this.#isPlaying() });

  connectedCallback() {
    super.connectedCallback();
    this.#following.listen();
  }

  #isPlaying() {
    return this.querySelector('media-player')?.media?.paused === false;
  }

  #line() {
    return this.querySelector('.story [data-now]');
  }

  willUpdate(changed) {
    if (changed.has('result')) this.#load();
  }

  async #load() {
    const peaks = file(this.result, 'peaks.json');
    try {
      [this.#story, this.#peaks] = await Promise.all([content(file(this.result, 'story.json').url), peaks ? content(peaks.url) : null]);
    } catch (failure) {
      this.#story = { title: '', chapters: [] };
      sayFailure(failure);
    }
    this.requestUpdate();
  }

  render() {
    if (!this.#story) return waiting(6);
    const cover = file(this.result, 'cover.jpg');
    return html`<section class="block">
      <div class="story-head">${cover ? html`<img class="cover" src=${cover.url} alt=${`Cover of ${this.#story.title}`}>` : nothing}
        <div class="block"><h2>${this.#story.title}</h2>
          <ol>${this.#story.chapters.map((chapter) => html`<li><button class="button plain small" @click=${() => this.#go(begin(chapter))}><span class="figures muted">${clock(begin(chapter))}</span>${chapter.title}</button></li>`)}</ol></div></div>
      <media-player .src=${this.result.output_file} .peaks=${this.#peaks} label="Story" @time=${this.#moved}></media-player>
      <article class="story">${this.#story.chapters.map((chapter) => html`<h2>${chapter.title}</h2>${(chapter.paragraphs ?? []).map((paragraph) => html`<p>${sentences(paragraph).map((each) => this.#sentence(each))}</p>`)}`)}</article>
      ${this.#following.button()}
    </section>`;
  }

  #sentence(sentence) {
    const now = this.#time >= sentence.start && this.#time < sentence.end;
    return html`<span class="word" data-now=${now ? 'true' : nothing} @click=${() => this.#go(sentence.start)}>${sentence.text}</span> `;
  }

  updated() {
    if (this.#isPlaying()) this.#following.updated();
  }

  #go(seconds) {
    this.#following.resume();
    const player = this.querySelector('media-player');
    player.seek(seconds);
    player.play().catch(() => {});
  }

  #moved = (event) => {
    this.#time = event.detail;
    this.requestUpdate();
  };
}

const sentences = (paragraph) => (Array.isArray(paragraph) ? paragraph : (paragraph.sentences ?? [paragraph]));
const begin = (chapter) => chapter.start ?? sentences((chapter.paragraphs ?? [])[0] ?? [])[0]?.start ?? 0;

customElements.define('story-reader', StoryReader);
