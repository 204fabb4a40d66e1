import { html } from 'lit';
import { laidOut } from './captions.js';
import { Element } from './element.js';
import { icon } from './icon.js';
import { clock } from '../format.js';
import './waveform.js';

const SPEEDS = [1, 1.25, 1.5, 2, 0.75];

/** Plays audio or video. Dispatches `time` with seconds; the space key plays unless another element handles it. */
class MediaPlayer extends Element {
  // captions: [{ label, language, cues: [{ start, end, text }] }]
  static properties = { src: {}, video: { type: Boolean }, poster: {}, peaks: { attribute: false }, captions: { attribute: false }, label: {} };

  #position = 0;
  #duration = 0;
  #playing = false;
  #speed = 1;
  #frame = 0;
  #tracks = [];
  #shown = -1;

  connectedCallback() {
    super.connectedCallback();
    this.listen(document, 'keydown', (event) => this.#key(event));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  updated(changed) {
    if (changed.has('captions') && this.video && this.captions) {
      // A track cannot be removed: after a correction its cues are replaced.
      this.captions.forEach((captions, at) => fill((this.#tracks[at] ??= track(this.media, captions)), captions.cues));
      this.requestUpdate();
    }
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
        ${this.#tracks.length ? html`<button type="button" class="button plain small" aria-label=${`Subtitles: ${this.#subtitles}`} title="Subtitles" @click=${this.#nextSubtitles}>${this.#subtitles}</button>` : ''}
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

  get #subtitles() {
    return this.#tracks[this.#shown]?.label ?? 'No subtitles';
  }

  #nextSubtitles = () => {
    this.#shown = this.#shown + 1 < this.#tracks.length ? this.#shown + 1 : -1;
    this.#tracks.forEach((subtitles, at) => (subtitles.mode = at === this.#shown ? 'showing' : 'hidden'));
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

/** Subtitles from data that the page already has: nothing is fetched from another origin. */
function track(media, { label, language }) {
  const subtitles = media.addTextTrack('subtitles', label, language);
  subtitles.mode = 'hidden';
  return subtitles;
}

function fill(subtitles, cues) {
  while (subtitles.cues.length) subtitles.removeCue(subtitles.cues[0]);
  for (const { start, end, text } of laidOut(cues)) subtitles.addCue(new VTTCue(start, end, escaped(text)));
}

const MARKUP = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Browsers read a cue's text as WebVTT, where these begin markup. @param {string} text */
const escaped = (text) => text.replace(/[&<>]/g, (mark) => MARKUP[mark]);

customElements.define('media-player', MediaPlayer);
