import { html } from 'lit';
import { Screen } from './screen.js';

class NotFound extends Screen {
  show() {
    return html`<div class="page"><div class="empty"><h1>There is no such page</h1>
      <p class="muted">The address may be old or mistyped.</p><a class="button primary" href="/">To the overview</a></div></div>`;
  }
}

customElements.define('screen-not-found', NotFound);
