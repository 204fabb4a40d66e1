import { html } from 'lit';
import { FAVOURITES } from '../favourites.js';
import { field, selectField } from './field.js';
import { PRONUNCIATIONS } from './pronunciations.js';
import { VOCABULARY } from './vocabulary.js';

/** The settings that the platform defines, by key. */
const ENGINES = [
  ['engine_stt', 'speech-to-text', 'Speech to text'],
  ['engine_tts', 'text-to-speech', 'Text to speech'],
  ['engine_translation', 'translation', 'Translating'],
  ['engine_stories', 'stories', 'Stories'],
  ['engine_cloning', 'voice-cloning', 'Voice cloning'],
];
const LIMIT = 'monthly_limit_usd';

/** Whether a setting has its own field in this form, or is edited elsewhere. @param {string} key */
export const isKnown = (key) => key === LIMIT || key === FAVOURITES || key === PRONUNCIATIONS || key === VOCABULARY || ENGINES.some(([each]) => each === key);

/**
 * The engines in use and the spending limit.
 *
 * @param {'own'|'shared'} kind
 * @param {Map<string, any>} values the settings of that kind, by key
 * @param {object[]} engines of `GET /api/engines/`
 * @param {string} spent the spending so far, as a sentence
 * @param {(key: string, value: any) => void} put null deletes the setting
 */
export function engineSettings(kind, values, engines, spent, put) {
  return html`<div class="sheet"><div class="pair">
    ${ENGINES.map(([key, does, label]) => selectField({ name: `${kind}-${key}`, label }, values.get(key) ?? '', choices(kind, values.get(key), does, engines), (engine) => put(key, engine || null)))}
    ${limitField(kind, values.get(LIMIT), spent, put)}</div></div>`;
}

function choices(kind, chosen, does, engines) {
  const there = [...new Set(engines.filter((engine) => engine.kind === does && engine.available).map((engine) => engine.id))];
  const gone = chosen && !there.includes(chosen) ? [[chosen, `${chosen} (not available)`]] : [];
  return [['', kind === 'own' ? 'Shared setting' : 'Default of the deployment'], ...there.map((name) => [name, name]), ...gone];
}

function limitField(kind, limit, spent, put) {
  const help = kind === 'own' ? `${spent} A job that would exceed the limit is rejected.` : 'Per user. No user can set a higher limit.';
  return field({ name: `${kind}-${LIMIT}`, label: 'Monthly spending limit in dollars', help }, (described) => html`<input id=${`${kind}-${LIMIT}`} type="number"
    min="0" step="any" inputmode="decimal" .value=${limit ?? ''} placeholder="no limit" aria-describedby=${described}
    @change=${(event) => event.target.reportValidity() && put(LIMIT, event.target.value === '' ? null : Number(event.target.value))}>`);
}
