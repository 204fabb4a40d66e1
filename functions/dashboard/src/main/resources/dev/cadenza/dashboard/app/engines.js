import { all } from './api.js';
import { primary } from './format.js';

let engines = null;

/** What each engine can do, read once. @returns {Promise<object[]>} */
export function engineList() {
  engines ??= all('/api/engines/').catch((failure) => {
    engines = null;
    throw failure;
  });
  return engines;
}

/** What is in use hangs on settings. */
export function forgetEngines() {
  engines = null;
}

/** Said of engines and voices that take whatever language they are given. */
const ANY = 'mul';

/** A language that the recogniser is to find out. */
const FOUND_OUT = 'und';

/** The languages in which recordings are understood. @param {object[]} list */
export const heard = (list) => languages(list, inUse(list, 'speech-to-text'));

/** The languages that are spoken when no voice is chosen. @param {object[]} list */
export const spoken = (list) => languages(list, inUse(list, 'text-to-speech'));

/** The languages that are spoken by one voice or another. @param {object[]} list */
export const speakable = (list) => languages(list, list.filter((engine) => engine.kind === 'text-to-speech' && engine.available));

/**
 * The languages into which a language is translated.
 *
 * @param {object[]} list
 * @param {string} from or `und`, of which some is known when it was heard
 */
export function translated(list, from) {
  const pairs = inUse(list, 'translation').map((engine) => engine.pairs);
  return sorted(pairs.flatMap((into) => (from === FOUND_OUT ? Object.values(into).flat() : (into[primary(from)] ?? []))));
}

/** Whether a voice speaks a language, whatever its region. */
export const speaks = (voice, tag) => primary(voice.language) === ANY || primary(voice.language) === primary(tag);

function inUse(list, kind) {
  return list.filter((engine) => engine.kind === kind && engine.in_use);
}

function languages(list, some) {
  const known = some.flatMap((engine) => engine.languages);
  return sorted((known.includes(ANY) ? list.flatMap((engine) => engine.languages) : known).map(primary).filter((tag) => tag !== ANY));
}

const sorted = (tags) => [...new Set(tags)].sort();
