import { all } from './api.js';

let engines = null;

/** What each engine can do, read once. @returns {Promise<object[]>} */
export function engineList() {
  engines ??= all('/api/engines/').catch((failure) => {
    engines = null;
    throw failure;
  });
  return engines;
}

/**
 * The languages that some engine of a kind takes, sorted.
 *
 * @param {object[]} list
 * @param {'speech-to-text'|'text-to-speech'|'translation'} kind
 */
export function languagesOf(list, kind) {
  return [...new Set(list.filter((engine) => engine.kind === kind && engine.available).flatMap((engine) => engine.languages))].sort();
}
