import { html } from 'lit';
import { laidOut } from './captions.js';
import { Element } from './element.js';
import { icon } from './icon.js';
import { clock } from '../format.js';
import { isTyped } from '../shortcuts.js';
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
  #volume = volume();

  connectedCallback() {
    super.connectedCallback();
    this.listen(document, 'keydown', (event) => this.#key(event));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  firstUpdated() {
    this.media.volume = this.#volume;
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
        <button type="button" class="button plain small figures" aria-label="Back 10 seconds" title="J" @click=${() => this.#skip(-10)}>−10</button>
        <button type="button" class="button plain small figures" aria-label="Forward 10 seconds" title="L" @click=${() => this.#skip(10)}>+10</button>
        <span class="figures small muted time">${clock(this.#position)} / ${clock(this.#duration)}</span>
        ${this.#tracks.length ? html`<button type="button" class="button plain small" aria-label=${`Subtitles: ${this.#subtitles}`} title="Subtitles" @click=${this.#nextSubtitles}>${this.#subtitles}</button>` : ''}
        <button type="button" class="button plain small figures" aria-label=${`Speed ${this.#speed}`} title="Speed" @click=${this.#faster}>${this.#speed}×</button>
        <span class="volume"><button type="button" class="icon-button" aria-label=${this.#volume ? 'Sound off' : 'Sound on'} title="M" @click=${this.#mute}>${icon(this.#volume ? 'sound' : 'muted')}</button>
          <input type="range" min="0" max="1" step="0.05" aria-label="Volume" .value=${String(this.#volume)} @input=${(event) => this.#setVolume(Number(event.target.value))}></span>
      </div>
    </div>`;
  }

  #skip(seconds) {
    const most = this.#duration || Infinity;
    this.seek(Math.min(most, Math.max(0, this.media.currentTime + seconds)));
  }

  #mute = () => this.#setVolume(this.#volume ? 0 : 1);

  #setVolume(share) {
    this.#volume = share;
    keepVolume(share);
    this.media.volume = share;
    this.requestUpdate();
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
    const act = isTyped(event) ? null : { j: () => this.#skip(-10), l: () => this.#skip(10), m: this.#mute }[event.key];
    if (act) {
      event.preventDefault();
      act();
      return;
    }
    const elsewhere = event.target.closest?.('input, textarea, select, button, a, summary, dialog, [contenteditable], [role=slider], [role=button]');
    if (event.key !== ' ' || event.defaultPrevented || (elsewhere && !elsewhere.matches('[role=slider]'))) return;
    event.preventDefault();
    this.#toggle();
  }
}

const VOLUME = 'cadenza.volume';

/** The volume that was used last, on this machine. */
function volume() {
  const kept = Number(localStorage.getItem(VOLUME) ?? 1);
  return kept >= 0 && kept <= 1 ? kept : 1;
}

function keepVolume(share) {
  try {
    localStorage.setItem(VOLUME, String(share));
  } catch {
    // The volume of this page is still changed.
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
