import { html } from 'lit';
import { languagesOf } from '../engines.js';
import { language } from '../format.js';
import { selectField } from '../parts/field.js';
import '../parts/voice-picker.js';
import { REQUIRED, filled, languageChoices, recordingField } from './form.js';

/** Into which the embedded translator goes, for when the list of engines does not tell. */
const USUAL = ['es', 'ca', 'eo', 'gl'];

/** @type {import('./form.js').JobForm} */
export const form = {
  initial: { target_language: '', source_language: 'en', voice: 'match', keep_background: false },

  check: ({ target_language: target }, upload) => ({ ...(upload ? {} : { input_file: 'Choose a recording or film.' }), ...(target ? {} : { target_language: REQUIRED }) }),

  parameters: (values) => filled(values),

  action: ({ target_language: target }) => (target ? `Dub into ${language(target)}` : 'Dub it'),

  fields(it) {
    const { values, set } = it;
    const spoken = languagesOf(it.engines, 'speech-to-text');
    const known = languagesOf(it.engines, 'translation');
    const targets = (known.length ? known : USUAL).filter((tag) => tag !== values.source_language);
    return html`
      ${recordingField(it, 'Recording or film', 'The picture of a film is kept as it is.')}
      <div class="pair">
        ${selectField({ name: 'source_language', label: 'Spoken language', wrong: it.wrong('source_language') }, values.source_language, languageChoices(spoken.length ? spoken : ['en']), (value) => set('source_language', value))}
        ${selectField({ name: 'target_language', label: 'Dub into', wrong: it.wrong('target_language') }, values.target_language, languageChoices(targets, 'Choose a language'), (value) => set('target_language', value))}
      </div>
      <voice-picker match .value=${values.voice} .language=${values.target_language} .wrong=${it.wrong('voice')} help="A voice like the speaker’s is made from the recording." @voice=${(event) => set('voice', event.detail)}></voice-picker>
      <label class="check"><input type="checkbox" .checked=${values.keep_background} @change=${(event) => set('keep_background', event.target.checked)}>
        <span>Keep the original quietly underneath<br><span class="small muted">Music and noises stay; so does the first voice, faintly.</span></span></label>`;
  },
};
