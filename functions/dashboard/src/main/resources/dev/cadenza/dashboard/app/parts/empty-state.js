import { html, nothing } from 'lit';
import { icon } from './icon.js';
import { session } from '../session.js';

/**
 * The view of an empty list: the reason and the next action.
 *
 * @param {{glyph: string, title: string, text: string, href?: string, action?: string}} empty
 */
export const emptyState = ({ glyph, title, text, href, action }) => html`<div class="empty">
  ${icon(glyph)}
  <h2>${title}</h2>
  <p class="muted">${text}</p>
  ${href && session.writes ? html`<a class="button primary" href=${href}>${action}</a>` : nothing}
</div>`;

/** Grey placeholders for rows that are loading. */
export const waiting = (rows = 3) => html`<div class="waiting" role="status" aria-label="Loading">${Array.from({ length: rows }, () => html`<i></i>`)}</div>`;

/** The error of a whole screen, with a retry action. */
export const broken = (failure, again) => html`<div class="empty" role="alert">
  <h2>This page could not be loaded</h2>
  <p class="muted">${failure.message}</p>
  <button class="button" @click=${again}>Try again</button>
</div>`;
