import { html } from 'lit';
import { content } from '../api.js';
import { file } from './files.js';
import './listen.js';

/** The result of text to speech. */
export const view = (result) => html`${(result.metadata?.warnings ?? []).map((warning) => html`<div class="note bad" role="status">${warning}</div>`)}<listen-along .result=${result} .src=${result.output_file} .read=${passages} label="Speech"></listen-along>`;

async function passages(result) {
  const timings = file(result, 'timings.json');
  return timings ? (await content(timings.url)).sentences : [];
}
