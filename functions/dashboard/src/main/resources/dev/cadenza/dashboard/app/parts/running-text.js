import { html, nothing } from 'lit';
import { Element } from './element.js';
import { Following } from './following.js';
import { clock } from '../format.js';

/**
 * A text that follows its recording. A click on a word, or Enter on a passage, dispatches `seek`.
 *
 * @typedef {{start: number, end: number, text: string, speaker?: string, words?: {word: string, start: number, end: number, confidence?: number}[]}} Passage
 */
class RunningText extends Element {
  static properties = { passages: { attribute: false }, time: { type: Number }, label: {}, plain: { type: Boolean }, playing: { attribute: false } };

  #current = -1;
  #following = new Following(this, {
    line: () => this.querySelector('[aria-current]'),
    playing: () => Boolean(this.playing?.()),
    box: () => this.querySelector('ol'),
  });

  connectedCallback() {
    super.connectedCallback();
    this.#following.listen();
  }

  willUpdate() {
    const time = this.time ?? 0;
    this.#current = (this.passages ?? []).findLastIndex((passage) => passage.start <= time + 0.05);
  }

  render() {
    return html`<ol class="running" aria-label=${this.label ?? 'Text'}>
      ${(this.passages ?? []).map((passage, index) => html`<li aria-current=${index === this.#current ? 'true' : nothing}>
        ${this.plain ? nothing : html`<button type="button" class="stamp figures" aria-label=${`Go to ${clock(passage.start)}`} @click=${() => this.#seek(passage.start)}>${clock(passage.start)}</button>`}
        <p>${this.#speaker(index)}${this.#words(passage, index === this.#current)}</p></li>`)}
    </ol>
    ${this.#following.button()}`;
  }

  /** The name of a passage's speaker, where another spoke before. */
  #speaker(index) {
    const name = this.passages[index].speaker;
    return name && name !== this.passages[index - 1]?.speaker ? html`<strong class="speaker">${name}: </strong>` : nothing;
  }

  #words(passage, current) {
    if (!passage.words?.length) return html`<span class="word" @click=${() => this.#seek(passage.start)}>${passage.text}</span>`;
    const now = current ? passage.words.findLastIndex((word) => word.start <= (this.time ?? 0) + 0.03) : -1;
    return passage.words.map((word, index) => html`<span class="word" data-now=${index === now ? 'true' : nothing}
      data-unsure=${word.confidence !== undefined && word.confidence < 0.4 ? 'true' : nothing} @click=${() => this.#seek(word.start)}>${word.word ?? word.text}</span> `);
  }

  #seek(seconds) {
    this.#following.resume();
    this.say('seek', seconds);
  }

  updated() {
    this.#following.updated();
  }
}

customElements.define('running-text', RunningText);
