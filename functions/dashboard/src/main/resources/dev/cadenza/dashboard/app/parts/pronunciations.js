import { html, nothing } from 'lit';
import { field } from './field.js';
import { icon } from './icon.js';

/** The setting with the dictionary: a list of `{word, say, language?, match_case?}`. */
export const PRONUNCIATIONS = 'pronunciations';

const OF_PROJECT = `${PRONUNCIATIONS}.project.`;

/** The setting with the dictionary of a project. @param {string} id */
export const pronunciationsOf = (id) => OF_PROJECT + id;

/** The project of a dictionary's setting; empty if it is none. @param {string} key */
export const projectOf = (key) => (key.startsWith(OF_PROJECT) ? key.slice(OF_PROJECT.length) : '');

const MAX_ENTRIES = 500;
const MAX_LENGTH = 100;

/**
 * A dictionary with a row for each word. Changes are saved at once.
 *
 * @param {'own'|'shared'} kind
 * @param {any} value of the setting
 * @param {(value: any) => void} put null deletes the setting
 * @param {{title?: string, text?: string}} [words] above the rows
 */
export function pronunciations(kind, value, put, { title = 'Pronunciations', text = 'How to speak words that a voice reads wrongly. They apply to new jobs.' } = {}) {
  const entries = Array.isArray(value) ? value : [];
  const save = (list) => put(list.length ? list : null);
  const edit = (at, changes) => save(entries.map((entry, each) => (each === at ? { ...entry, ...changes } : entry)));
  return html`<h3>${title}</h3><p class="muted">${text}</p>
    ${entries.length ? html`<div class="rows">${entries.map((entry, at) => row(entry, (changes) => edit(at, changes), () => save(entries.filter((_, each) => each !== at))))}</div>` : nothing}
    ${entries.length < MAX_ENTRIES ? adding(kind, (entry) => save([...entries, entry])) : nothing}`;
}

function row(entry, edit, remove) {
  const more = [entry.language, entry.match_case ? 'match case' : ''].filter(Boolean).join(', ');
  return html`<div class="list-item">${cell('word', `Word ${entry.word}`, entry, edit)}${cell('say', `Say for ${entry.word}`, entry, edit)}
    ${more ? html`<span class="muted small">${more}</span>` : nothing}
    <button class="icon-button" type="button" aria-label=${`Delete ${entry.word}`} title="Delete" @click=${remove}>${icon('close')}</button></div>`;
}

function cell(name, label, entry, edit) {
  return html`<input class="grow" required maxlength=${MAX_LENGTH} aria-label=${label} .value=${entry[name] ?? ''}
    @change=${(event) => event.target.value.trim() ? edit({ [name]: event.target.value.trim() }) : event.target.reportValidity()}>`;
}

function adding(kind, add) {
  const input = (name, label, placeholder) => field({ name: `${kind}-${name}`, label }, () => html`<input id=${`${kind}-${name}`} name=${name} required
    maxlength=${MAX_LENGTH} autocomplete="off" placeholder=${placeholder}>`);
  return html`<form class="sheet" @submit=${(event) => submit(event, add)}><div class="pair">${input('word', 'Word', 'SQL')}${input('say', 'Say', 'sequel')}</div>
    <div><button class="button">Add the pronunciation</button></div></form>`;
}

function submit(event, add) {
  event.preventDefault();
  const given = new FormData(event.target);
  const entry = { word: given.get('word').trim(), say: given.get('say').trim() };
  if (!entry.word || !entry.say) return;
  event.target.reset();
  add(entry);
}
