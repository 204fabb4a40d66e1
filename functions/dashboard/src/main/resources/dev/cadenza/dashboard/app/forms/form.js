import { html } from 'lit';
import { recognized, speaks } from '../engines.js';
import { language } from '../format.js';
import { selectField, textArea } from '../parts/field.js';
import '../parts/file-drop.js';
import { termsOf } from '../parts/vocabulary.js';

/**
 * The form of one job type.
 *
 * @typedef {object} JobForm
 * @property {Record<string, any>} initial
 * @property {(parameters: object, hasFile: boolean) => Record<string, any>} values the form's values for a job's
 *     parameters, to change and run it again
 * @property {(values: object, given: boolean, offer: Offer) => Record<string, string>} check the errors by field, as
 *     messages to display; `given` is whether a file is uploaded or in progress
 * @property {(values: object) => object} parameters the submitted parameters
 * @property {(form: Filling) => any} fields
 * @property {(values: object) => string} [action] the label of the button
 */

/**
 * The available engines and voices.
 *
 * @typedef {object} Offer
 * @property {object[]} engines
 * @property {object[]} voices empty until they are loaded
 */

/**
 * A form with its current input.
 *
 * @typedef {object} Filling
 * @property {Record<string, any>} values
 * @property {object | null} upload a completed upload
 * @property {string} draft the name of the stored input and of the upload
 * @property {object[]} engines
 * @property {(name: string, value: any) => void} set
 * @property {(name: string) => string | undefined} wrong
 * @property {(upload: object | null) => void} take
 */

/** The API's message, which is displayed with the label of the field. */
export const REQUIRED = 'This field is required.';
const MEDIA = 'audio/*,video/*,.mp3,.wav,.m4a,.ogg,.flac,.mp4,.webm';

/**
 * The choices of languages by name, including the current value, even if it is no longer available.
 *
 * @param {string[]} tags
 * @param {string} chosen
 * @param {string} [first] the label of the empty choice
 * @param {Record<string, string>} [remarks] what is added to the name, by tag
 */
export function languageChoices(tags, chosen, first, remarks = {}) {
  const named = tags.map((tag) => [tag, remarks[tag] ? `${language(tag)} (${remarks[tag]})` : language(tag)]).sort((one, other) => one[1].localeCompare(other[1]));
  const gone = chosen && !tags.includes(chosen) ? [[chosen, `${language(chosen)} (not available)`]] : [];
  return [...(first ? [['', first]] : []), ...named, ...gone];
}

/** The error of the language of a recording, if any. */
export const recognizedFault = (name, tag, { engines }) => (recognized(engines).includes(tag) ? {} : { [name]: `${language(tag)} is not supported for speech recognition. Choose another language.` });

/**
 * The error of a voice, if any.
 *
 * @param {string} name of the field
 * @param {string} id of the voice, or empty
 * @param {string} tag the required language; empty for any
 * @param {Offer} offer
 */
export function voiceFault(name, id, tag, { voices }) {
  if (!id || id === 'match' || !voices.length) return {};
  const voice = voices.find((each) => each.id === id);
  if (!voice) return { [name]: 'This voice is no longer available. Choose another.' };
  return !tag || speaks(voice, tag) ? {} : { [name]: `This voice speaks ${language(voice.language)}, not ${language(tag)}. Choose another.` };
}

/** The error of a text that is longer than the API accepts. @param {number} most in characters */
export const tooLong = (name, text, most) => (text.length > most && [...text].length > most ? { [name]: `Ensure this field has no more than ${most} characters.` } : {});

/** Without empty values. */
export const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null));

/** The upload field of a recording. @param {Filling} it */
export const recordingField = (it, label, help) => html`<file-drop label=${label} accept=${MEDIA} help=${help} accepted="Choose a recording or a film: mp3, wav, m4a, ogg, flac, mp4 or webm." .draft=${it.draft} .kept=${it.upload} .wrong=${it.wrong('input_file')} @upload=${(event) => it.take(event.detail)}></file-drop>`;

/** The field of the names and terms of a recording. @param {Filling} it */
export const vocabularyField = (it) => textArea({ name: 'vocabulary', label: 'Names and terms', optional: true, help: 'One on each line, as they are written. Those of the settings are added.', wrong: it.wrong('vocabulary') }, it.values.vocabulary, (text) => it.set('vocabulary', text), { rows: 2 });

/** The field of the translations of terms. @param {Filling} it */
export const glossaryField = (it) => textArea({ name: 'glossary', label: 'Glossary', optional: true, help: 'How terms are translated, one on each line: “dead letter = carta devuelta”. A term without “=” is not translated.', wrong: it.wrong('glossary') }, it.values.glossary, (text) => it.set('glossary', text), { rows: 2 });

/** With the lines of the fields as lists. */
export const withTerms = ({ vocabulary, glossary, ...values }) => ({ ...values, vocabulary: listed(termsOf(vocabulary ?? '')), glossary: listed(termsOf(glossary ?? '').map(entry)) });

/** The lists of a job's parameters as lines, see `withTerms`. */
export const termLines = ({ vocabulary, glossary }) => ({
  vocabulary: lines(vocabulary, (term) => term),
  glossary: lines(glossary, ({ source, target }) => (target ? `${source} = ${target}` : source)),
});

const lines = (list, line) => (Array.isArray(list) ? list.map(line).join('\n') : '');

/** The parameters of a job that are fields with the same name and form. @param {object} initial */
export const plainValues = (initial, parameters) => Object.fromEntries(Object.entries(parameters).filter(([name, value]) => name in initial && typeof value === typeof initial[name]));

const listed = (items) => (items.length ? items : '');

/** @param {string} line */
function entry(line) {
  const [source, ...target] = line.split('=').map((part) => part.trim());
  return target.join('=') ? { source, target: target.join('=') } : { source };
}

const TRACKS = Array.from({ length: 8 }, (_, index) => [String(index + 1), `Track ${index + 1}`]);

/** The field of the audio track; a job may also name a language. @param {Filling} it */
export function trackField({ values, set, wrong }) {
  const chosen = String(values.audio_track ?? '');
  const other = chosen && !TRACKS.some(([number]) => number === chosen) ? [[chosen, chosen]] : [];
  return selectField({ name: 'audio_track', label: 'Audio track', optional: true, wrong: wrong('audio_track') }, chosen, [['', 'The default track'], ...TRACKS, ...other], (value) => set('audio_track', Number(value) || value));
}

/** The error of a missing file. */
export const fileFault = (given, words) => (given ? {} : { input_file: words });

/**
 * A form with a recording and other fields: `more.fields` are displayed below it.
 *
 * @param {Partial<JobForm>} more
 * @returns {JobForm}
 */
export const recordingForm = (label, help, more = {}) => ({
  initial: {},
  parameters: filled,
  ...more,
  check: (values, given, offer) => ({ ...fileFault(given, 'Choose a recording.'), ...more.check?.(values, given, offer) }),
  fields: (it) => html`${recordingField(it, label, help)} ${more.fields?.(it)}`,
});
