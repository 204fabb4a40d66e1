import { html, nothing } from 'lit';
import { Element } from './element.js';
import { clock } from '../format.js';

/**
 * The waveform of a recording, which shows the position and changes it: a slider, by click, drag and
 * arrow keys. Dispatches `seek` with seconds.
 */
class WaveForm extends Element {
  static properties = { peaks: { attribute: false }, duration: { type: Number }, position: { type: Number } };

  #watch = new ResizeObserver(() => this.#draw());

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  render() {
    return html`<div class="waveform" role="slider" tabindex="0" aria-label="Position" aria-valuemin="0" aria-valuemax=${Math.round(this.duration || 0)}
      aria-valuenow=${Math.round(this.position || 0)} aria-valuetext=${`${clock(this.position)} of ${clock(this.duration)}`}
      @pointerdown=${this.#press} @pointermove=${this.#point} @pointerleave=${() => this.#hover(null)} @keydown=${this.#key}><canvas></canvas>
      ${this.#at === null ? nothing : html`<span class="hover figures" aria-hidden="true">${clock(this.#at * (this.duration || 0))}</span>`}</div>`;
  }

  firstUpdated() {
    this.#watch.observe(this.querySelector('canvas'));
    this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.#draw());
    this.listen(window, 'theme', () => this.#draw());
  }

  updated() {
    this.#draw();
    const hover = this.querySelector('.hover');
    if (hover) hover.style.left = `${this.#at * 100}%`;
  }

  /** Where the pointer is, as a share of the length; null if it is elsewhere. */
  #at = null;

  #share(event) {
    const box = this.querySelector('canvas').getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  }

  #press(event) {
    this.say('seek', this.#share(event) * this.duration);
  }

  #point = (event) => {
    this.#hover(event.pointerType === 'mouse' ? this.#share(event) : null);
    if (event.buttons) this.#press(event);
  };

  #hover(share) {
    this.#at = share;
    this.requestUpdate();
  }

  #key(event) {
    const steps = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5, PageUp: 30, PageDown: -30 };
    const target = { Home: 0, End: this.duration }[event.key] ?? (this.position ?? 0) + (steps[event.key] ?? NaN);
    if (Number.isNaN(target)) return;
    event.preventDefault();
    this.say('seek', Math.min(this.duration, Math.max(0, target)));
  }

  #draw() {
    const canvas = this.querySelector('canvas');
    if (!canvas) return;
    const ratio = devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext('2d');
    pen.scale(ratio, ratio);
    const style = getComputedStyle(this.querySelector('.waveform'));
    const played = ((this.position ?? 0) / (this.duration || 1)) * width;
    for (let x = 0; x < width; x += 3) {
      const tall = Math.max(2, this.#loudness(x / width, (x + 3) / width) * height);
      pen.fillStyle = x < played ? style.getPropertyValue('outline-color') : style.getPropertyValue('color');
      pen.fillRect(x, (height - tall) / 2, 2, tall);
    }
  }

  /** From 0 to 1, for a section of the recording. */
  #loudness(from, to) {
    const data = this.peaks?.data;
    if (!data?.length) return 0;
    const first = Math.floor((from * data.length) / 2) * 2;
    const last = Math.max(first + 2, Math.floor((to * data.length) / 2) * 2);
    let most = 0;
    for (let index = first; index < last && index + 1 < data.length; index += 2) {
      most = Math.max(most, data[index + 1] - data[index]);
    }
    this.#loudest ??= Math.max(1, ...chunked(data));
    return most / this.#loudest;
  }

  willUpdate(changed) {
    if (changed.has('peaks')) this.#loudest = undefined;
  }

  #loudest;
}

const chunked = (data) => Array.from({ length: data.length / 2 }, (_, index) => data[2 * index + 1] - data[2 * index]);

customElements.define('wave-form', WaveForm);
