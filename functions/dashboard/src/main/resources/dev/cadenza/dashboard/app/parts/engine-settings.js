import { html } from 'lit';
import { field, selectField } from './field.js';

/** The settings that the platform itself knows, by what they are called there. */
const ENGINES = [
  ['engine_stt', 'speech-to-text', 'Writing down'],
  ['engine_tts', 'text-to-speech', 'Reading aloud'],
  ['engine_translation', 'translation', 'Translating'],
  ['engine_stories', 'stories', 'Writing stories'],
  ['engine_cloning', 'voice-cloning', 'Cloning a voice'],
];
const LIMIT = 'monthly_limit_usd';

/** Whether a setting has a field of its own here. @param {string} key */
export const isKnown = (key) => key === LIMIT || ENGINES.some(([each]) => each === key);

/**
 * Who does what, and what it may cost.
 *
 * @param {'own'|'shared'} kind
 * @param {Map<string, any>} values the settings of that kind, by key
 * @param {object[]} engines of `GET /api/engines/`
 * @param {string} spent what was spent, as a sentence
 * @param {(key: string, value: any) => void} put takes null for a setting that is to go
 */
export function engineSettings(kind, values, engines, spent, put) {
  return html`<div class="sheet"><div class="pair">
    ${ENGINES.map(([key, does, label]) => selectField({ name: `${kind}-${key}`, label }, values.get(key) ?? '', choices(kind, values.get(key), does, engines), (engine) => put(key, engine || null)))}
    ${limitField(kind, values.get(LIMIT), spent, put)}</div></div>`;
}

function choices(kind, chosen, does, engines) {
  const there = [...new Set(engines.filter((engine) => engine.kind === does && engine.available).map((engine) => engine.id))];
  const gone = chosen && !there.includes(chosen) ? [[chosen, `${chosen} (not there)`]] : [];
  return [['', kind === 'own' ? 'As everybody' : 'As the deployment says'], ...there.map((name) => [name, name]), ...gone];
}

function limitField(kind, limit, spent, put) {
  const help = kind === 'own' ? `${spent} A job that would cost more than is left is refused.` : 'For each person. Nobody’s own limit goes beyond it.';
  return field({ name: `${kind}-${LIMIT}`, label: 'Most to spend a month, in dollars', help }, (described) => html`<input id=${`${kind}-${LIMIT}`} type="number"
    min="0" step="any" inputmode="decimal" .value=${limit ?? ''} placeholder="no limit" aria-describedby=${described}
    @change=${(event) => event.target.reportValidity() && put(LIMIT, event.target.value === '' ? null : Number(event.target.value))}>`);
}
