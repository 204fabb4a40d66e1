import { html } from 'lit';
import { textArea } from './field.js';

/** The setting with the vocabulary: a list of names and terms. */
export const VOCABULARY = 'vocabulary';

/** The setting with the vocabulary of a project. @param {string} id */
export const vocabularyOf = (id) => `${VOCABULARY}.project.${id}`;

/** The terms of a text with one on each line. @param {string} text */
export const termsOf = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/**
 * A vocabulary as a text. Changes are saved when the field is left.
 *
 * @param {'own'|'shared'} kind
 * @param {any} value of the setting
 * @param {(value: any) => void} put null deletes the setting
 */
export function vocabulary(kind, value, put, text = 'Names and terms that recordings have, one on each line. They apply to new transcriptions and dubs.') {
  const terms = Array.isArray(value) ? value : [];
  const save = (event) => {
    const now = termsOf(event.target.value);
    if (now.join('\n') !== terms.join('\n')) put(now.length ? now : null);
  };
  return html`<div @change=${save}>${textArea({ name: `${kind}-vocabulary`, label: 'Vocabulary', optional: true, help: text }, terms.join('\n'), () => {}, { rows: 3 })}</div>`;
}
