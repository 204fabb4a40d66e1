import { html, nothing } from 'lit';
import { Element } from './element.js';
import { icon } from './icon.js';
import { all } from '../api.js';
import { speaks } from '../engines.js';
import { language } from '../format.js';
import { inWords } from '../wording.js';
import { wrongLine } from './field.js';
import { samples } from './samples.js';
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

/** Only drafts are named as such. */
export const voiceWords = (voice) =>
  [language(voice.language), voice.gender === 'neutral' ? '' : voice.gender, voice.style, voice.engine, voice.quality === 'draft' ? 'draft' : ''].filter(Boolean).join(', ');

/**
 * Selects a voice; dispatches `voice` with an id, or '' for the default voice of the language. `named` excludes the
 * default: no engine has one for the language.
 */
class VoicePicker extends Element {
  static properties = { value: {}, language: {}, label: {}, help: {}, wrong: {}, match: { type: Boolean }, named: { type: Boolean }, name: {} };

  #voices = [];
  #samplesChanged = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    samples.addEventListener('change', this.#samplesChanged);
    voiceList().then((list) => {
      this.#voices = list;
      this.requestUpdate();
    }, sayFailure);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    samples.removeEventListener('change', this.#samplesChanged);
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
        ${this.#listen(chosen)}
      </div>
      ${help ? html`<div class="help" id=${`${name}-help`}>${help}</div>` : nothing}
      ${wrongLine(name, inWords(this.wrong, this.label ?? 'Voice'))}
    </div>`;
  }

  #listen(chosen) {
    const state = chosen ? samples.stateOf(chosen) : '';
    return html`<button type="button" class="button" ?disabled=${!chosen} @click=${() => samples.toggle(chosen)}>${icon(state ? 'pause' : 'play')}${state ? 'Stop' : 'Listen'}</button>`;
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
