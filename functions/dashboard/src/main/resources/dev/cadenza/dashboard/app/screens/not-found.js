import { html } from 'lit';
import { Screen } from './screen.js';

class NotFound extends Screen {
  show() {
    return html`<div class="page"><div class="empty"><h1>Page not found</h1>
      <p class="muted">The address may be outdated or mistyped.</p><a class="button primary" href="/">To the overview</a></div></div>`;
  }
}

customElements.define('screen-not-found', NotFound);
