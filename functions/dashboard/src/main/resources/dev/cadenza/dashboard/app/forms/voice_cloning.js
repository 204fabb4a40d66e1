import { html, nothing } from 'lit';
import { spoken } from '../engines.js';
import { language } from '../format.js';
import { selectField, textArea, textField } from '../parts/field.js';
import { REQUIRED, fileFault, filled, languageChoices, plainValues, recordingField, tooLong, trackField } from './form.js';

/** @type {import('./form.js').JobForm} */
export const form = {
  initial: { name: '', language: 'en', preview_text: '', consent: false, audio_track: '' },

  // The agreement is given anew.
  values: (given) => ({ ...plainValues(form.initial, given), audio_track: given.audio_track ?? '', consent: false }),

  check(values, given, { engines }) {
    return {
      ...fileFault(given, 'Choose a recording of the voice.'),
      ...(values.name.trim() ? {} : { name: REQUIRED }),
      ...(values.consent ? {} : { consent: 'The person whose voice it is must have agreed.' }),
      ...(spoken(engines).includes(values.language) ? {} : { language: `No voice for ${language(values.language)} is available. Choose another language.` }),
      ...tooLong('preview_text', values.preview_text, 500),
    };
  },

  parameters: (values) => filled(values),

  action: ({ name }) => (name.trim() ? `Clone ${name.trim()}’s voice` : 'Clone the voice'),

  fields(it) {
    const { values, set } = it;
    const wrong = it.wrong('consent');
    return html`
      ${recordingField(it, 'Recording of the voice', 'One person, half a minute or more, with little noise.')}
      <div class="pair">
        ${textField({ name: 'name', label: 'Name of the voice', wrong: it.wrong('name') }, values.name, (text) => set('name', text), { maxlength: 100, placeholder: 'Anna' })}
        ${selectField({ name: 'language', label: 'Language', wrong: it.wrong('language') }, values.language, languageChoices(spoken(it.engines), values.language), (value) => set('language', value))}
      </div>
      ${textArea({ name: 'preview_text', label: 'What the preview says', optional: true, wrong: it.wrong('preview_text') }, values.preview_text, (text) => set('preview_text', text), { rows: 3 })}
      ${trackField(it)}
      <div class="field"><label class="check"><input id="consent" type="checkbox" .checked=${values.consent} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? 'consent-wrong' : nothing} @change=${(event) => set('consent', event.target.checked)}>
        <span>The person whose voice this is has agreed to it being cloned.<br><span class="small muted">This is stored with the voice. Its speech is marked as synthetic.</span></span></label>
        ${wrong ? html`<div class="wrong" id="consent-wrong" role="alert">${wrong}</div>` : nothing}</div>`;
  },
};
