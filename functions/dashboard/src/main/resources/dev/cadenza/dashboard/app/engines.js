import { all } from './api.js';
import { primary } from './format.js';

let engines = null;

/** The capabilities of the engines, read once. @returns {Promise<object[]>} */
export function engineList() {
  engines ??= all('/api/engines/').catch((failure) => {
    engines = null;
    throw failure;
  });
  return engines;
}

/** Which engines are in use depends on settings. */
export function forgetEngines() {
  engines = null;
}

/** The code of engines and voices that accept any language. */
const ANY = 'mul';

/** A language that the recognizer detects. */
const DETECTED = 'und';

/** The languages that can be transcribed. @param {object[]} list */
export const recognized = (list) => languages(list, inUse(list, 'speech-to-text'));

/** The language of a recording if none is chosen. @param {object[]} list */
export const usuallyRecognized = (list) => (recognized(list).includes(DETECTED) ? DETECTED : 'en');

/** Whether speakers can be distinguished by their voices. @param {object[]} list */
export const diarizes = (list) => inUse(list, 'speaker-diarization').length > 0;

/** The languages that have a default voice. @param {object[]} list */
export const spoken = (list) => languages(list, inUse(list, 'text-to-speech'));

/** The languages that any voice speaks. @param {object[]} list */
export const speakable = (list) => languages(list, list.filter((engine) => engine.kind === 'text-to-speech' && engine.available));

/**
 * The target languages for a source language.
 *
 * @param {object[]} list
 * @param {string} from or `und`, whose language is known after recognition
 */
export function translated(list, from) {
  return sorted(into(list, 'translation', from));
}

/**
 * The languages that a recording can be translated into: as text, or by a recognizer that translates speech itself.
 *
 * @param {object[]} list
 * @param {string} from or `und`
 */
export const interpreted = (list, from) => sorted([...translated(list, from), ...into(list, 'speech-to-text', from)]);

/**
 * How a language is translated into others, for people: by a neural model, or by rules.
 *
 * @param {object[]} list
 * @param {string} from
 * @param {string[]} [kinds] of engines, the best first
 * @returns {Record<string, string>} by target language
 */
export function qualities(list, from, kinds = ['translation']) {
  const best = {};
  for (const engine of kinds.flatMap((kind) => inUse(list, kind))) {
    for (const to of engine.pairs[primary(from)] ?? []) best[to] ??= engine.quality === 'draft' ? 'rules' : 'neural';
  }
  return best;
}

/** Whether a voice speaks a language, in any region. */
export const speaks = (voice, tag) => primary(voice.language) === ANY || primary(voice.language) === primary(tag);

function inUse(list, kind) {
  return list.filter((engine) => engine.kind === kind && engine.in_use);
}

const into = (list, kind, from) => inUse(list, kind).flatMap(({ pairs }) => (from === DETECTED ? Object.values(pairs).flat() : (pairs[primary(from)] ?? [])));

function languages(list, some) {
  const known = some.flatMap((engine) => engine.languages);
  return sorted((known.includes(ANY) ? list.flatMap((engine) => engine.languages) : known).map(primary).filter((tag) => tag !== ANY));
}

const sorted = (tags) => [...new Set(tags)].sort();
