import { html } from 'lit';
import { size } from '../format.js';
import '../parts/download-all.js';
import { icon } from '../parts/icon.js';

/** A file of a result by its name or the end of it. */
export const file = (result, name) => result.files.find((each) => each.name === name || (name.startsWith('.') && each.name.endsWith(name)));

/** Download links for all result files; the links make the browser save the file. @param {string} name of the archive of all */
export function fileList(result, name) {
  const files = result.files.filter((each) => each.name !== 'peaks.json');
  return html`<section class="block" aria-labelledby="files"><div class="row apart"><h2 id="files">Files</h2><download-all .files=${files} .name=${name}></download-all></div>
    <div class="rows files">${files.map((each) => html`<div>
      <span class="muted">${icon('file')}</span><span class="grow clip">${each.name}</span><span class="small muted figures">${size(each.size)}</span>
      <a class="button small" href=${each.download_url} download=${each.name}>${icon('download')}<span class="unseen">${each.name}: </span>Download</a></div>`)}</div>
  </section>`;
}
