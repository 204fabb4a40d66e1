/**
 * The messages of fields as the user sees them. The API uses the texts of the web framework that its first clients
 * know; these are unchanged on the wire, and are rewritten here with the label of the field.
 */
import { language } from './format.js';

const count = (digits) => Number(digits).toLocaleString('en');
const letters = (value) => (typeof value === 'string' ? [...value].length : null);

/** @type {[RegExp, (context: {label: string, value: any, missing?: string}, ...found: string[]) => string][]} */
const SAID = [
  [/^This field (?:is required|may not be (?:blank|null|empty))\.$/, ({ label, missing }) => missing ?? `${label} is missing.`],
  [/^This list may not be empty\.$/, ({ label, missing }) => missing ?? `${label} is missing.`],
  [/^Ensure this (?:field|value) has no more than (\d+) characters(?: \(it has \d+\))?\.$/, ({ value }, most) => `At most ${count(most)} characters${letters(value) > Number(most) ? `; this text has ${count(letters(value))}` : ''}.`],
  [/^Ensure this (?:field|value) has at least (\d+) characters/, (_, least) => `At least ${count(least)} characters.`],
  [/^Ensure this field has no more than (\d+) elements\.$/, (_, most) => `At most ${count(most)}.`],
  [/^Ensure this value is greater than or equal to (-?[\d.]+?)\.?$/, (_, least) => `At least ${count(least)}.`],
  [/^Ensure this value is less than or equal to (-?[\d.]+?)\.?$/, (_, most) => `At most ${count(most)}.`],
  [/^A valid integer is required\.$/, () => 'Enter a whole number.'],
  [/^A valid number is required\.$/, () => 'Enter a number.'],
  [/^Not a valid string\.$/, () => 'Enter a text.'],
  [/^Must be a valid boolean\.$/, () => 'Choose yes or no.'],
  [/^"(.*)" is not a valid choice\.$/s, (_, chosen) => (chosen ? `“${chosen}” cannot be chosen here. Choose another.` : 'Choose one.')],
  [/^Invalid pk ".*" - object does not exist\.$/s, ({ label }) => `${label} is no longer available. Choose another.`],
  [/^The file is not uploaded yet/, () => 'The file did not arrive. Remove it, and choose it again.'],
  [/^Enter a language code\b/, () => 'Choose a language.'],
  [/^Enter (?:"match" or )?the id of a voice\b/, () => 'Choose a voice.'],
  [/^Unknown voice "/, () => 'This voice is no longer available. Choose another.'],
  [/^The voice ".*" speaks (\S+), not (\S+)\. /s, (_, own, requested) => `This voice speaks ${language(own)}, not ${language(requested)}. Choose another.`],
  [/^No engine is available to translate (\S+?)→(\S+?)\. /, (_, from, to) => `${language(from)} cannot be translated into ${language(to)}. Choose another language.`],
  [/^No voice of .* speaks "(.+?)"\. /, (_, requested) => `No voice for ${language(requested)} is available. Choose another language.`],
  [/^.+ does not support the language "(.+?)"[,.] /, (_, requested) => `${language(requested)} is not supported. Choose another language.`],
  [/^This password is too short\. It must contain at least (\d+) characters?\.$/, (_, least) => `At least ${count(least)} characters.`],
  [/^A user with that username already exists\.$/, () => 'Another account has this name.'],
  [/^A user with that email already exists\.$/, () => 'Another account has this address.'],
  [/^Enter a valid username\./, () => 'Only letters, digits and @ . + - _, without blanks.'],
];

/**
 * @param {string | undefined} said the API's message, or a form's own
 * @param {string} label of the field
 * @param {any} [value] what is in the field
 * @param {string} [missing] the message for an empty field
 * @returns {string} an unknown message unchanged, except for "this field"
 */
export function inWords(said, label, value, missing) {
  if (!said) return '';
  for (const [pattern, words] of SAID) {
    const found = pattern.exec(said);
    if (found) return words({ label, value, missing }, ...found.slice(1));
  }
  return said.replaceAll(/\bthis (?:field|value)\b/gi, (words) => (words.startsWith('T') ? label : `“${label}”`));
}

/** The name of a field without a label: "Target language" of `target_language`, and of `parameters.target_language`. */
export function labelOf(name) {
  const words = name.split('.').pop().replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
