import { html, nothing } from 'lit';
import { icon } from './icon.js';

const OWN_MOVES = ['wheel', 'touchmove', 'keydown'];
const KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];
/** Longer than a browser takes to scroll smoothly when it has nothing else to do. */
const SMOOTH_SCROLL_MS = 1_500;
/** How far from its target a finished scroll may end, in pixels. */
const TOLERANCE = 2;

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
  /** Where our own scroll is going, and since when; null when none is under way. */
  #move = null;
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
    // The browser itself scrolls a little when something above changes its height: the line stays visible then.
    const scrolled = (event) => this.#isOurs(event.target) && !this.#move && !this.#isVisible() && this.#pause();
    this.#host.listen(document, 'scroll', scrolled, true);
    this.#host.listen(document, 'scrollend', (event) => this.#isOurs(event.target) && this.#endMove(), true);
  }

  #isOurs(target) {
    return target === (this.#box() ?? document);
  }

  /** A slow browser may report the end of an earlier scroll while ours continues. */
  #endMove() {
    if (!this.#move) return;
    const arrived = Math.abs(this.#scroller().scrollTop - this.#move.target) <= TOLERANCE;
    if (arrived || this.#isVisible() || Date.now() > this.#move.began + SMOOTH_SCROLL_MS) this.#move = null;
  }

  #scroller() {
    return this.#box() ?? document.scrollingElement;
  }

  #isVisible() {
    const line = this.#line();
    if (!line) return true;
    const [top, bottom] = this.#room();
    const place = line.getBoundingClientRect();
    return place.top >= top && place.bottom <= bottom;
  }

  #pause() {
    if (!this.#on || !this.#playing()) return;
    this.#on = false;
    this.#move = null;
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
    if (!this.#on || this.#isVisible()) return;
    const [top, bottom] = this.#room();
    const scroller = this.#scroller();
    const wanted = scroller.scrollTop + line.getBoundingClientRect().top - top - (bottom - top) / 3;
    const target = Math.max(0, Math.min(wanted, scroller.scrollHeight - scroller.clientHeight));
    if (Math.abs(target - scroller.scrollTop) <= TOLERANCE) return;
    this.#move = { target, began: Date.now() };
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    scroller.scrollTo({ top: target, behavior });
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
