import { html } from 'lit';
import { JOB_TYPES } from '../job-types.js';
import { icon } from '../parts/icon.js';
import { router } from '../router.js';
import { Screen } from './screen.js';

/** The choice of a job type. */
class NewJob extends Screen {
  show() {
    const handed = new URLSearchParams(router.query); // For the form.
    return html`<div class="page"><header><h1>New job</h1></header>
      <div class="types">${Object.entries(JOB_TYPES).map(([key, type]) => html`<a href=${`/new/${key}${handed.size ? `?${handed}` : ''}`}>${icon(type.icon)}
        <span><b>${type.name}</b><span class="muted">${type.does}</span></span>${icon('back')}</a>`)}</div></div>`;
  }
}

customElements.define('screen-new', NewJob);
