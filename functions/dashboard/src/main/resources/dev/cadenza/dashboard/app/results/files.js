import { html } from 'lit';
import { content } from '../api.js';
import { size } from '../format.js';
import { icon } from '../parts/icon.js';
import { sayFailure } from '../parts/toast.js';

/** Larger files open in a tab of their own instead of passing through the page's memory. */
const MOST_BYTES = 300 * 1024 * 1024;

/** A file of a result by its name or the end of it. */
export const file = (result, name) => result.files.find((each) => each.name === name || (name.startsWith('.') && each.name.endsWith(name)));

/** Everything a job left, to take away. */
export function fileList(result) {
  return html`<section class="block" aria-labelledby="files"><h2 id="files">Files</h2>
    <div class="rows files">${result.files.filter((each) => each.name !== 'peaks.json').map((each) => html`<div>
      <span class="muted">${icon('file')}</span><span class="grow clip">${each.name}</span><span class="small muted figures">${size(each.size)}</span>
      <a class="button small" href=${each.url} download=${each.name} target="_blank" rel="noopener" @click=${(event) => save(event, each)}>${icon('download')}<span class="unseen">${each.name}: </span>Download</a></div>`)}</div>
  </section>`;
}

/** Browsers save under a name only what comes from the page's own origin. */
async function save(event, each) {
  if (each.size > MOST_BYTES) return;
  event.preventDefault();
  try {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await content(each.url, 'blob'));
    link.download = each.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (failure) {
    sayFailure(failure);
  }
}
