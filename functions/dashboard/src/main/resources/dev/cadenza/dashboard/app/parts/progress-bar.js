import { html } from 'lit';
import { Element } from './element.js';

/** Progress from 0 to 100. It never decreases within an attempt. */
class ProgressBar extends Element {
  static properties = { value: { type: Number }, label: {}, attempt: { type: Number } };

  #highest = 0;

  willUpdate(changed) {
    if (changed.has('attempt')) this.#highest = 0;
    this.#highest = Math.max(this.#highest, this.value || 0);
  }

  render() {
    return html`<div class="bar" role="progressbar" aria-label=${this.label ?? 'Progress'} aria-valuemin="0" aria-valuemax="100"
      aria-valuenow=${this.#highest}><span></span></div>`;
  }

  updated() {
    this.querySelector('span').style.setProperty('transform', `scaleX(${this.#highest / 100})`);
  }
}

customElements.define('progress-bar', ProgressBar);
