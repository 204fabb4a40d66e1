import { html } from 'lit';
import { qualities, recognized, speakable, spoken, translated, usuallyRecognized } from '../engines.js';
import { language } from '../format.js';
import { selectField } from '../parts/field.js';
import '../parts/voice-picker.js';
import { fileFault, filled, recognizedFault, glossaryField, languageChoices, plainValues, recordingField, termLines, trackField, vocabularyField, voiceFault, withTerms } from './form.js';
import { subtitleFaults, subtitleFields, subtitleValues, subtitleValuesOf, withSubtitles } from './subtitles.js';

/** The target languages for a source language that also have a voice. */
const targets = (from, { engines }) => translated(engines, from).filter((tag) => speakable(engines).includes(tag));

/** Whether a voice must be chosen because no engine in use has a default voice for the language. */
const isNamed = ({ target_language: target }, { engines }) => Boolean(target) && !spoken(engines).includes(target);

/** @type {import('./form.js').JobForm} */
export const form = {
  initial: { target_language: '', source_language: '', voice: '', keep_background: true, audio_track: '', vocabulary: '', glossary: '', ...subtitleValues },

  values: (given) => ({ ...plainValues(form.initial, given), audio_track: given.audio_track ?? '', ...termLines(given), ...subtitleValuesOf(given) }),

  check(values, given, offer) {
    const { target_language: target, voice } = values;
    const source = values.source_language || usuallyRecognized(offer.engines);
    return {
      ...fileFault(given, 'Choose a recording or film.'),
      ...subtitleFaults(values),
      ...recognizedFault('source_language', source, offer),
      ...targetFault(source, target, offer),
      ...(isNamed(values, offer) && (!voice || voice === 'match') ? { voice: `${language(target)} has no default voice. Choose one.` } : voiceFault('voice', voice, target, offer)),
    };
  },

  parameters: (values) => filled(withTerms(withSubtitles(values, true))),

  action: ({ target_language: target }) => (target ? `Dub into ${language(target)}` : 'Dub it'),

  fields(it) {
    const { values, set } = it;
    const source = values.source_language || usuallyRecognized(it.engines);
    return html`
      ${recordingField(it, 'Recording or film', 'The picture of a film is not changed.')}
      <div class="pair">
        ${selectField({ name: 'source_language', label: 'Spoken language', wrong: it.wrong('source_language') }, source, languageChoices(recognized(it.engines), source), (value) => set('source_language', value))}
        ${selectField({ name: 'target_language', label: 'Dub into', wrong: it.wrong('target_language'), missing: 'Choose a language.' }, values.target_language, languageChoices(targets(source, it), values.target_language, 'Choose a language', qualities(it.engines, source)), (value) => set('target_language', value))}
      </div>
      <voice-picker match .named=${isNamed(values, it)} .value=${values.voice} .language=${values.target_language} .wrong=${it.wrong('voice')} help=${values.voice === 'match' ? 'A voice like the speaker’s is made from the recording.' : 'Default: a voice of the language.'} @voice=${(event) => set('voice', event.detail)}></voice-picker>
      <label class="check"><input type="checkbox" .checked=${values.keep_background} @change=${(event) => set('keep_background', event.target.checked)}>
        <span>Keep the original audio at low volume<br><span class="small muted">Keeps music and noise, and the original voice at low volume.</span></span></label>
      ${trackField(it)}
      ${vocabularyField(it)}
      ${glossaryField(it)}
      ${subtitleFields(it, true)}`;
  },
};

function targetFault(source, target, offer) {
  if (!target) return { target_language: 'Choose a language.' };
  if (targets(source, offer).includes(target)) return {};
  const translates = translated(offer.engines, source).includes(target);
  return { target_language: translates ? `No voice for ${language(target)} is available. Choose another language.` : `${language(source)} cannot be translated into ${language(target)}. Choose another language.` };
}
