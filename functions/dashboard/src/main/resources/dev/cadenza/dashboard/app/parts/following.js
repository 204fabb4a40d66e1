import { html, nothing } from 'lit';
import { icon } from './icon.js';

const OWN_MOVES = ['wheel', 'touchmove', 'keydown'];
const KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];
/** Longer than a browser takes to scroll smoothly. */
const LONGEST_MOVE_MS = 1_500;

/**
 * Keeps the spoken text visible until the user scrolls: from then on the page stays where it
 * is, and a button resumes.
 */
export class Following {
  #host;
  #line;
  #playing;
  #box;
  #on = true;
  #moving = 0;
  #last = null;

  /**
   * @param {import('./element.js').Element} host
   * @param {{line: () => Element | null, playing: () => boolean, box?: () => Element | null}} parts the line that is
   *     spoken; whether the recording plays; and the scrolling box (default: the page)
   */
  constructor(host, { line, playing, box = () => null }) {
    this.#host = host;
    this.#line = line;
    this.#playing = playing;
    this.#box = box;
  }

  /** Starts to observe scrolling; called when the host is in the page. */
  listen() {
    const inside = (event) => this.#box()?.contains(event.target) ?? true;
    for (const type of OWN_MOVES) {
      this.#host.listen(window, type, (event) => inside(event) && (type !== 'keydown' || scrolls(event)) && this.#pause());
    }
    // Other causes of scrolling: a scrollbar, a search in the page. Scroll events do not bubble, but can be captured.
    const scrolled = (event) => this.#isOurs(event.target) && Date.now() > this.#moving && this.#pause();
    this.#host.listen(document, 'scroll', scrolled, true);
    this.#host.listen(document, 'scrollend', (event) => this.#isOurs(event.target) && (this.#moving = 0), true);
  }

  #isOurs(target) {
    return target === (this.#box() ?? document);
  }

  #pause() {
    if (!this.#on || !this.#playing()) return;
    this.#on = false;
    this.#host.requestUpdate();
  }

  /** Resumes at the current position of the voice. */
  resume = () => {
    this.#on = true;
    this.#last = null;
    this.#host.requestUpdate();
  };

  /** Called when the host is rendered. */
  updated() {
    const line = this.#line();
    if (!line || line === this.#last) return;
    this.#last = line;
    const [top, bottom] = this.#room();
    const place = line.getBoundingClientRect();
    if (!this.#on || (place.top >= top && place.bottom <= bottom)) return;
    this.#moving = Date.now() + LONGEST_MOVE_MS;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    (this.#box() ?? window).scrollBy({ top: place.top - top - (bottom - top) / 3, behavior });
  }

  /** The range of heights where a line is visible. */
  #room() {
    const box = this.#box()?.getBoundingClientRect();
    return box ? [box.top, box.bottom] : [80, innerHeight - 120];
  }

  /** The button that resumes following. */
  button() {
    return this.#on || !this.#playing() ? nothing : html`<div class="follow"><button class="button" @click=${this.resume}>${icon('play')}Follow</button></div>`;
  }
}

function scrolls(event) {
  return KEYS.includes(event.key) && !event.target.closest?.('input, textarea, select, button, [role=slider]');
}
