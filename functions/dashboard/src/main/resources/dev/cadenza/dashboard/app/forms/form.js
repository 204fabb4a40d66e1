import { html } from 'lit';
import { language } from '../format.js';
import '../parts/file-drop.js';

/**
 * What a form of one job type is.
 *
 * @typedef {object} JobForm
 * @property {Record<string, any>} initial
 * @property {(values: object, upload: object | null) => Record<string, string>} check what is wrong, by field
 * @property {(values: object) => object} parameters what is sent
 * @property {(form: Filling) => any} fields
 * @property {(values: object) => string} [action] what the button says
 */

/**
 * A form that somebody fills in.
 *
 * @typedef {object} Filling
 * @property {Record<string, any>} values
 * @property {object | null} upload
 * @property {object[]} engines
 * @property {(name: string, value: any) => void} set
 * @property {(name: string) => string | undefined} wrong
 * @property {(upload: object | null) => void} take
 */

export const REQUIRED = 'This field is required.';
const MEDIA = 'audio/*,video/*,.mp3,.wav,.m4a,.ogg,.flac,.mp4,.webm';

/** Choices of languages, by their names. @param {string[]} tags */
export const languageChoices = (tags, first) => [...(first ? [['', first]] : []), ...tags.map((tag) => [tag, language(tag)]).sort((one, other) => one[1].localeCompare(other[1]))];

/** Without what was left empty. */
export const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null));

/** Where a recording goes. @param {Filling} it */
export const recordingField = (it, label, help) => html`<file-drop label=${label} accept=${MEDIA} help=${help} .kept=${it.upload} .wrong=${it.wrong('input_file')} @upload=${(event) => it.take(event.detail)}></file-drop>`;

/**
 * A form for a recording, and for what else is asked: `more.fields` stand below it.
 *
 * @param {Partial<JobForm>} more
 * @returns {JobForm}
 */
export const recordingForm = (label, help, more = {}) => ({
  initial: {},
  check: (_, upload) => (upload ? {} : { input_file: 'Choose a recording.' }),
  parameters: filled,
  ...more,
  fields: (it) => html`${recordingField(it, label, help)} ${more.fields?.(it)}`,
});
