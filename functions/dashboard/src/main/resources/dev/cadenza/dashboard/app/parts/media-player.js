import { html } from 'lit';
import { Element } from './element.js';
import { icon } from './icon.js';
import { clock } from '../format.js';
import './waveform.js';

const SPEEDS = [1, 1.25, 1.5, 2, 0.75];

/** Plays a recording or film. Says `time` with seconds; space plays wherever nothing else takes it. */
class MediaPlayer extends Element {
  static properties = { src: {}, video: { type: Boolean }, poster: {}, peaks: { attribute: false }, captions: {}, label: {} };

  #position = 0;
  #duration = 0;
  #playing = false;
  #speed = 1;
  #frame = 0;

  connectedCallback() {
    super.connectedCallback();
    this.hear(document, 'keydown', (event) => this.#key(event));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  get media() {
    return this.querySelector('video, audio');
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.media.currentTime = seconds;
    this.#moved();
  }

  play() {
    return this.media.play();
  }

  render() {
    const events = { play: () => this.#run(true), pause: () => this.#run(false) };
    return html`<div class="player" aria-label=${this.label ?? 'Player'} role="group">
      ${this.video
        ? html`<video src=${this.src} poster=${this.poster ?? ''} preload="metadata" playsinline @click=${this.#toggle} @play=${events.play} @pause=${events.pause} @loadedmetadata=${this.#moved} @durationchange=${this.#moved} @seeked=${this.#moved}></video>`
        : html`<audio src=${this.src} preload="metadata" @play=${events.play} @pause=${events.pause} @loadedmetadata=${this.#moved} @durationchange=${this.#moved} @seeked=${this.#moved}></audio>`}
      <div class="controls">
        <button type="button" class="play" aria-label=${this.#playing ? 'Pause' : 'Play'} title="Space" @click=${this.#toggle}>${icon(this.#playing ? 'pause' : 'play')}</button>
        <wave-form .peaks=${this.peaks} .duration=${this.#duration} .position=${this.#position} @seek=${(event) => this.seek(event.detail)}></wave-form>
        <span class="figures small muted time">${clock(this.#position)} / ${clock(this.#duration)}</span>
        <button type="button" class="button plain small figures" aria-label=${`Speed ${this.#speed}`} title="Speed" @click=${this.#faster}>${this.#speed}×</button>
      </div>
    </div>`;
  }

  #toggle = () => (this.media.paused ? this.media.play().catch(() => {}) : this.media.pause());

  #faster = () => {
    this.#speed = SPEEDS[(SPEEDS.indexOf(this.#speed) + 1) % SPEEDS.length];
    this.media.playbackRate = this.#speed;
    this.requestUpdate();
  };

  #run(playing) {
    this.#playing = playing;
    cancelAnimationFrame(this.#frame);
    const step = () => {
      this.#moved();
      if (this.#playing) this.#frame = requestAnimationFrame(step);
    };
    step();
  }

  #moved = () => {
    const { currentTime, duration } = this.media;
    const peaks = this.peaks;
    const drawn = peaks ? (peaks.length * peaks.samples_per_pixel) / peaks.sample_rate : 0;
    this.#position = currentTime;
    this.#duration = Number.isFinite(duration) && duration ? duration : drawn;
    this.say('time', currentTime);
    this.requestUpdate();
  };

  #key(event) {
    const elsewhere = event.target.closest?.('input, textarea, select, button, a, summary, dialog, [contenteditable], [role=slider], [role=button]');
    if (event.key !== ' ' || event.defaultPrevented || (elsewhere && !elsewhere.matches('[role=slider]'))) return;
    event.preventDefault();
    this.#toggle();
  }
}

customElements.define('media-player', MediaPlayer);
