import { html } from 'lit';
import { heard, speaks } from '../engines.js';
import { language } from '../format.js';
import '../parts/file-drop.js';

/**
 * What a form of one job type is.
 *
 * @typedef {object} JobForm
 * @property {Record<string, any>} initial
 * @property {(values: object, given: boolean, offer: Offer) => Record<string, string>} check what is wrong, by field, in
 *     words for people; `given` is whether there is a file, or one on its way
 * @property {(values: object) => object} parameters what is sent
 * @property {(form: Filling) => any} fields
 * @property {(values: object) => string} [action] what the button says
 */

/**
 * What can be chosen.
 *
 * @typedef {object} Offer
 * @property {object[]} engines
 * @property {object[]} voices empty as long as they are not known
 */

/**
 * A form that somebody fills in.
 *
 * @typedef {object} Filling
 * @property {Record<string, any>} values
 * @property {object | null} upload one that is there
 * @property {string} draft the name under which it is kept, and its upload runs
 * @property {object[]} engines
 * @property {(name: string, value: any) => void} set
 * @property {(name: string) => string | undefined} wrong
 * @property {(upload: object | null) => void} take
 */

/** In the API's words, which are said with the label of the field. */
export const REQUIRED = 'This field is required.';
const MEDIA = 'audio/*,video/*,.mp3,.wav,.m4a,.ogg,.flac,.mp4,.webm';

/**
 * Choices of languages, by their names, with the one that is chosen already, even if it can be chosen no longer.
 *
 * @param {string[]} tags
 * @param {string} chosen
 * @param {string} [first] what to call no choice
 */
export function languageChoices(tags, chosen, first) {
  const named = tags.map((tag) => [tag, language(tag)]).sort((one, other) => one[1].localeCompare(other[1]));
  const gone = chosen && !tags.includes(chosen) ? [[chosen, `${language(chosen)} (not available)`]] : [];
  return [...(first ? [['', first]] : []), ...named, ...gone];
}

/** What is wrong with the language of a recording, if anything is. */
export const heardFault = (name, tag, { engines }) => (heard(engines).includes(tag) ? {} : { [name]: `${language(tag)} is not understood in recordings here. Choose another language.` });

/**
 * What is wrong with a voice, if anything is.
 *
 * @param {string} name of the field
 * @param {string} id of the voice, or of none
 * @param {string} tag the language that it is to speak; empty for any
 * @param {Offer} offer
 */
export function voiceFault(name, id, tag, { voices }) {
  if (!id || id === 'match' || !voices.length) return {};
  const voice = voices.find((each) => each.id === id);
  if (!voice) return { [name]: 'This voice is no longer there. Choose another.' };
  return !tag || speaks(voice, tag) ? {} : { [name]: `This voice speaks ${language(voice.language)}, not ${language(tag)}. Choose another.` };
}

/** What is wrong with a text that is longer than the API takes. @param {number} most in characters */
export const tooLong = (name, text, most) => (text.length > most && [...text].length > most ? { [name]: `Ensure this field has no more than ${most} characters.` } : {});

/** Without what was left empty. */
export const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null));

/** Where a recording goes. @param {Filling} it */
export const recordingField = (it, label, help) => html`<file-drop label=${label} accept=${MEDIA} help=${help} wanted="Choose a recording or a film: mp3, wav, m4a, ogg, flac, mp4 or webm." .draft=${it.draft} .kept=${it.upload} .wrong=${it.wrong('input_file')} @upload=${(event) => it.take(event.detail)}></file-drop>`;

/** What is wrong when there is no file. */
export const fileFault = (given, words) => (given ? {} : { input_file: words });

/**
 * A form for a recording, and for what else is asked: `more.fields` stand below it.
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
