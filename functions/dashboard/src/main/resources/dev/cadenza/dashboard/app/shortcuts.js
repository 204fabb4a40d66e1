import { html } from 'lit';
import { shown } from './parts/dialog.js';
import { router } from './router.js';
import { session } from './session.js';

/** The keys of all pages, and of players and editors: where, key, what it does. */
const KEYS = [
  ['Everywhere', [['?', 'Show the keyboard shortcuts'], ['N', 'New job'], ['/', 'Search, where the page has a search'], ['G then O, J, P, V or S', 'Go to overview, jobs, projects, voices or settings']]],
  ['Player', [['Space', 'Play or pause'], ['J, L', 'Back or forward 10 seconds'], ['M', 'Sound off or on'], ['← →', 'Back or forward 5 seconds, on the waveform']]],
  ['Transcript editor', [['Tab, ↑ ↓', 'To the next or the previous segment'], ['Enter', 'Split the segment at the cursor'], ['Backspace', 'At the beginning: join with the segment before'], ['Ctrl+Space', 'Play or pause'], ['Ctrl+Z, Ctrl+S', 'Undo, save']]],
];

const PLACES = { o: '/', j: '/jobs', p: '/projects', v: '/voices', s: '/settings' };

/** How long the second key of a pair may take. */
const PAIR_MS = 1_500;

let paired = 0;

/** Whether a key is meant for a field or a dialog. @param {KeyboardEvent} event */
export const isTyped = (event) => event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || Boolean(event.target.closest?.('input, textarea, select, dialog, [contenteditable]'));

/** The listener of the keys that work on every page. @param {KeyboardEvent} event */
export function onKey(event) {
  if (isTyped(event) || document.querySelector('dialog[open]') || !session.user) return;
  const act = action(event.key);
  if (!act) return;
  event.preventDefault();
  act();
}

function action(key) {
  const place = Date.now() - paired < PAIR_MS ? PLACES[key.toLowerCase()] : undefined;
  paired = key === 'g' ? Date.now() : 0;
  if (place) return () => router.go(place);
  if (key === '?') return showShortcuts;
  if (key === 'n' && session.writes) return () => router.go('/new');
  const search = document.querySelector('main input[type=search]');
  return key === '/' && search ? () => search.focus() : null;
}

export function showShortcuts() {
  return shown((close) => html`<h2 id="dialog-title">Keyboard shortcuts</h2>
    ${KEYS.map(([where, keys]) => html`<h3>${where}</h3><dl class="keys">${keys.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>`)}
    <div class="row end"><button class="button" @click=${() => close()}>Close</button></div>`);
}
