import { html, nothing } from 'lit';
import { icon } from './icon.js';
import { session } from '../session.js';

/**
 * What to show where there is nothing yet: why, and the one thing to do next.
 *
 * @param {{glyph: string, title: string, text: string, href?: string, action?: string}} empty
 */
export const emptyState = ({ glyph, title, text, href, action }) => html`<div class="empty">
  ${icon(glyph)}
  <h2>${title}</h2>
  <p class="muted">${text}</p>
  ${href && session.writes ? html`<a class="button primary" href=${href}>${action}</a>` : nothing}
</div>`;

/** Grey lines where rows are going to be. */
export const waiting = (rows = 3) => html`<div class="waiting" role="status" aria-label="Loading">${Array.from({ length: rows }, () => html`<i></i>`)}</div>`;

/** What went wrong with a whole screen, and the way on. */
export const broken = (failure, again) => html`<div class="empty" role="alert">
  <h2>This could not be shown</h2>
  <p class="muted">${failure.message}</p>
  <button class="button" @click=${again}>Try again</button>
</div>`;
