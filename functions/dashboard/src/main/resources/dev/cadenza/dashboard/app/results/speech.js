import { html } from 'lit';
import { content } from '../api.js';
import { file } from './files.js';
import './listen.js';

/** The result of text to speech. */
export const view = (result) => html`${(result.metadata?.warnings ?? []).map((warning) => html`<div class="note bad" role="status">${warning}</div>`)}<listen-along .result=${result} .src=${result.output_file} .read=${passages} .contents=${chapters} label="Speech"></listen-along>`;

/** The timings of each result, which are loaded once. @type {WeakMap<object, Promise<any>>} */
const loaded = new WeakMap();

function timings(result) {
  const timed = file(result, 'timings.json');
  if (!loaded.has(result)) loaded.set(result, timed ? content(timed.url) : Promise.resolve({}));
  return loaded.get(result);
}

const passages = async (result) => (await timings(result)).sentences ?? [];

const chapters = async (result) => (await timings(result)).chapters ?? [];
