import { html, nothing } from 'lit';
import { diarizes, interpreted, qualities, recognized, usuallyRecognized } from '../engines.js';
import { language } from '../format.js';
import { selectField } from '../parts/field.js';
import { filled, recognizedFault, glossaryField, languageChoices, recordingForm, termLines, trackField, vocabularyField, withTerms } from './form.js';
import { subtitleFaults, subtitleFields, subtitleValues, subtitleValuesOf, withSubtitles } from './subtitles.js';

const MAX_SPEAKERS = 10;

/** The choices of the number of speakers. */
const SPEAKERS = [['', 'Not separated'], ['auto', 'Detect'], ...Array.from({ length: MAX_SPEAKERS }, (_, index) => [String(index + 1), String(index + 1)])];

/** The chosen speakers as a form has them; a job has a number. */
const chosenSpeakers = ({ speakers }) => (speakers === undefined || speakers === 'off' ? '' : String(speakers));

/** A job may also have `mixed`, the default. */
const isSeparate = ({ channels }) => channels === 'separate';

export const form = recordingForm('Recording', 'mp3, wav, m4a, ogg, flac, mp4 or webm, of any length.', {
  initial: { language: '', translate_to: '', speakers: '', channels: '', audio_track: '', vocabulary: '', glossary: '', ...subtitleValues },

  values: (given) => ({ language: given.language ?? '', translate_to: given.translate_to ?? '', speakers: chosenSpeakers(given), channels: isSeparate(given) ? 'separate' : '', audio_track: given.audio_track ?? '', ...termLines(given), ...subtitleValuesOf(given) }),

  // Channels are speakers already.
  parameters: ({ speakers, ...values }) => ({ ...filled(withTerms(withSubtitles(values, Boolean(values.translate_to)))), ...(isSeparate(values) ? {} : filled({ speakers: Number(speakers) || speakers })) }),

  check: ({ language: chosen, translate_to: into, ...others }, _, offer, spoken = chosen || usuallyRecognized(offer.engines)) => ({
    ...subtitleFaults(others),
    ...recognizedFault('language', spoken, offer),
    ...(!into || interpreted(offer.engines, spoken).includes(into) ? {} : { translate_to: `${language(spoken)} cannot be translated into ${language(into)}. Choose another language.` }),
  }),

  fields(it) {
    const { values, set } = it;
    const spoken = values.language || usuallyRecognized(it.engines);
    const into = interpreted(it.engines, spoken);
    return html`
      ${selectField({ name: 'language', label: 'Spoken language', wrong: it.wrong('language') }, spoken, languageChoices(recognized(it.engines), spoken), (value) => set('language', value))}
      ${into.length || values.translate_to ? selectField({ name: 'translate_to', label: 'Translate into', optional: true, wrong: it.wrong('translate_to') }, values.translate_to, languageChoices(into, values.translate_to, 'No translation', qualities(it.engines, spoken, ['speech-to-text', 'translation'])), (value) => set('translate_to', value)) : nothing}
      <label class="check"><input type="checkbox" name="channels" .checked=${isSeparate(values)} @change=${(event) => set('channels', event.target.checked ? 'separate' : '')}>
        <span>Stereo call: one person per channel<br><span class="small muted">Each channel is transcribed separately and labelled.</span></span></label>
      ${!isSeparate(values) && (diarizes(it.engines) || chosenSpeakers(values)) ? selectField({ name: 'speakers', label: 'Speakers', optional: true, wrong: it.wrong('speakers') }, chosenSpeakers(values), SPEAKERS, (value) => set('speakers', value)) : nothing}
      ${trackField(it)}
      ${vocabularyField(it)}
      ${values.translate_to ? glossaryField(it) : nothing}
      ${subtitleFields(it, Boolean(values.translate_to))}`;
  },
});
