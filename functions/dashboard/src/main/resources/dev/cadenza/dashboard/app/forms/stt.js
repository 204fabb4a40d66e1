import { html, nothing } from 'lit';
import { languagesOf } from '../engines.js';
import { selectField } from '../parts/field.js';
import { languageChoices, recordingForm } from './form.js';

export const form = recordingForm('Recording', 'mp3, wav, m4a, ogg, flac, mp4 or webm, of any length.', {
  initial: { language: 'en', translate_to: '' },

  fields(it) {
    const spoken = languagesOf(it.engines, 'speech-to-text');
    const translated = languagesOf(it.engines, 'translation').filter((tag) => tag !== it.values.language);
    return html`
      ${selectField({ name: 'language', label: 'Spoken language', wrong: it.wrong('language') }, it.values.language, languageChoices(spoken.length ? spoken : ['en']), (value) => it.set('language', value))}
      ${translated.length ? selectField({ name: 'translate_to', label: 'Translate into', optional: true, wrong: it.wrong('translate_to') }, it.values.translate_to, languageChoices(translated, 'No translation'), (value) => it.set('translate_to', value)) : nothing}`;
  },
});
