import { html, nothing } from 'lit';
import { Element } from './element.js';
import { icon } from './icon.js';
import { all } from '../api.js';
import { language, primary } from '../format.js';
import { sayFailure } from './toast.js';

let voices = null;

/** Every voice there is, the caller's own first. @returns {Promise<object[]>} */
export function voiceList() {
  voices ??= all('/api/voices/').catch((failure) => {
    voices = null;
    throw failure;
  });
  return voices;
}

export function forgetVoices() {
  voices = null;
}

/** One sample at a time, whoever asks. */
const player = new Audio();

export function playSample(voice) {
  if (!player.paused && player.src === voice.sample) player.pause();
  else {
    player.src = voice.sample;
    player.play().catch(() => sayFailure(new Error('The sample could not be played. Reload the page for a new link.')));
  }
}

export const voiceWords = (voice) => [language(voice.language), voice.gender === 'neutral' ? '' : voice.gender, voice.engine, voice.quality].filter(Boolean).join(', ');

/** Chooses who speaks; says `voice` with an id, or '' for whoever suits the language. */
class VoicePicker extends Element {
  static properties = { value: {}, language: {}, label: {}, help: {}, wrong: {}, match: { type: Boolean }, name: {} };

  #voices = [];

  connectedCallback() {
    super.connectedCallback();
    voiceList().then((list) => {
      this.#voices = list;
      this.requestUpdate();
    }, sayFailure);
  }

  render() {
    const name = this.name ?? 'voice';
    const chosen = this.#voices.find((voice) => voice.id === this.value);
    const fitting = this.#voices.filter((voice) => !this.language || primary(voice.language) === primary(this.language) || voice.id === this.value);
    const own = fitting.filter((voice) => voice.engine === 'cloned');
    const others = fitting.filter((voice) => voice.engine !== 'cloned');
    return html`<div class="field">
      <label for=${name}>${this.label ?? 'Voice'}</label>
      <div class="with-button">
        <select id=${name} aria-invalid=${this.wrong ? 'true' : nothing} aria-describedby=${this.wrong ? `${name}-wrong` : nothing}
          @change=${(event) => this.say('voice', event.target.value)}>
          ${this.match ? html`<option value="match" ?selected=${this.value === 'match'}>Like the speaker</option>` : nothing}
          <option value="" ?selected=${!this.value}>${this.match ? 'A voice of the language' : 'Suits the language'}</option>
          ${own.length ? html`<optgroup label="Yours">${own.map((voice) => this.#option(voice))}</optgroup>` : nothing}
          ${others.length ? html`<optgroup label="Built in">${others.map((voice) => this.#option(voice))}</optgroup>` : nothing}
        </select>
        <button type="button" class="button" ?disabled=${!chosen?.sample} @click=${() => playSample(chosen)}>${icon('play')}Listen</button>
      </div>
      ${this.help || chosen ? html`<div class="help">${chosen ? voiceWords(chosen) : this.help}</div>` : nothing}
      ${this.wrong ? html`<div class="wrong" id=${`${name}-wrong`} role="alert">${this.wrong}</div>` : nothing}
    </div>`;
  }

  #option(voice) {
    return html`<option value=${voice.id} ?selected=${voice.id === this.value}>${voice.name} (${language(voice.language)})</option>`;
  }
}

customElements.define('voice-picker', VoicePicker);
