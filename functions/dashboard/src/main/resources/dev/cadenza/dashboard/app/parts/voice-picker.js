import { html, nothing } from 'lit';
import { Element } from './element.js';
import { icon } from './icon.js';
import { all } from '../api.js';
import { speaks } from '../engines.js';
import { language } from '../format.js';
import { inWords } from '../wording.js';
import { wrongLine } from './field.js';
import { sayFailure } from './toast.js';

let voices = null;

/** All voices, the caller's own first. @returns {Promise<object[]>} */
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

/** Only one sample plays at a time on the page. */
const player = new Audio();

export function playSample(voice) {
  if (!player.paused && player.src === voice.sample) player.pause();
  else {
    player.src = voice.sample;
    player.play().catch(() => sayFailure(new Error('The sample could not be played. Reload the page for a new link.')));
  }
}

export const voiceWords = (voice) => [language(voice.language), voice.gender === 'neutral' ? '' : voice.gender, voice.engine, voice.quality].filter(Boolean).join(', ');

/**
 * Selects a voice; dispatches `voice` with an id, or '' for the default voice of the language. `named` excludes the
 * default: no engine has one for the language.
 */
class VoicePicker extends Element {
  static properties = { value: {}, language: {}, label: {}, help: {}, wrong: {}, match: { type: Boolean }, named: { type: Boolean }, name: {} };

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
    const fitting = this.#voices.filter((voice) => !this.language || speaks(voice, this.language) || voice.id === this.value);
    const help = chosen ? voiceWords(chosen) : this.help;
    const own = fitting.filter((voice) => voice.engine === 'cloned');
    const others = fitting.filter((voice) => voice.engine !== 'cloned');
    return html`<div class="field">
      <label for=${name}>${this.label ?? 'Voice'}</label>
      <div class="with-button">
        <select id=${name} aria-invalid=${this.wrong ? 'true' : nothing} aria-describedby=${[help ? `${name}-help` : '', this.wrong ? `${name}-wrong` : ''].filter(Boolean).join(' ') || nothing}
          @change=${(event) => this.say('voice', event.target.value)}>
          ${this.#unnamed()}
          ${own.length ? html`<optgroup label="Yours">${own.map((voice) => this.#option(voice))}</optgroup>` : nothing}
          ${others.length ? html`<optgroup label="Built in">${others.map((voice) => this.#option(voice))}</optgroup>` : nothing}
        </select>
        <button type="button" class="button" ?disabled=${!chosen?.sample} @click=${() => playSample(chosen)}>${icon('play')}Listen</button>
      </div>
      ${help ? html`<div class="help" id=${`${name}-help`}>${help}</div>` : nothing}
      ${wrongLine(name, inWords(this.wrong, this.label ?? 'Voice'))}
    </div>`;
  }

  /** The choices besides the voices, and a chosen voice that no longer exists. */
  #unnamed() {
    const { value } = this;
    const gone = value && value !== 'match' && this.#voices.length && !this.#voices.some((voice) => voice.id === value);
    const unasked = this.named ? [['', 'Choose a voice']] : [['', this.match ? 'A voice of the language' : 'Default voice of the language'], ...(this.match ? [['match', 'Like the speaker']] : [])];
    const choices = [...unasked, ...(gone || (this.named && value === 'match') ? [[value, 'No longer available']] : [])];
    return choices.map(([key, words]) => html`<option value=${key} .selected=${key === (value ?? '')}>${words}</option>`);
  }

  #option(voice) {
    return html`<option value=${voice.id} .selected=${voice.id === this.value}>${voice.name} (${language(voice.language)})</option>`;
  }
}

customElements.define('voice-picker', VoicePicker);
