import { html, nothing } from 'lit';
import { clock, counted } from '../format.js';
import { Element } from '../parts/element.js';
import { Following } from '../parts/following.js';
import { icon } from '../parts/icon.js';

const NEW_SPEAKER = '\u0000new';

/**
 * The segments of a transcript as fields. It edits `draft` in place and dispatches `edited` after each change, `seek`
 * with seconds, and `toggle` to play or pause.
 */
class TranscriptEditor extends Element {
  static properties = { draft: { attribute: false }, time: { type: Number }, playing: { attribute: false } };

  #find = '';
  #replacement = '';
  #matchCase = false;
  #following = new Following(this, { line: () => this.querySelector('.segment[data-now]'), playing: () => Boolean(this.playing?.()) && !this.contains(document.activeElement) });

  connectedCallback() {
    super.connectedCallback();
    this.#following.listen();
  }

  render() {
    const draft = this.draft;
    const now = draft.segments.findLastIndex((segment) => segment.start <= (this.time ?? 0) + 0.05);
    return html`${this.#speakers()}${this.#search()}
      <ol class="segments" aria-label="Segments">${draft.segments.map((segment, at) => this.#segment(segment, at, at === now))}</ol>
      <p class="small muted">Tab and the arrow keys move between segments. Enter splits a segment at the cursor, Backspace at its beginning joins it with the one before. Ctrl+Space plays and pauses. Ctrl+Z undoes, Ctrl+S saves.</p>
      ${this.#following.button()}`;
  }

  updated() {
    this.#following.updated();
  }

  #speakers() {
    const names = this.draft.speakers;
    return names.length ? html`<div class="row speakers" role="group" aria-label="Speakers">${names.map((name) => html`<label><span class="unseen">Name of ${name}</span>
      <input .value=${name} maxlength="100" title="Renames the speaker everywhere" @change=${(event) => this.#change(() => this.draft.rename(name, event.target.value))}></label>`)}</div>` : nothing;
  }

  #search() {
    const count = this.draft.count(this.#find, this.#matchCase);
    return html`<form class="row find" role="search" aria-label="Find and replace" @submit=${this.#replaceAll}>
      <input aria-label="Find" placeholder="Find" .value=${this.#find} @input=${(event) => this.#look({ find: event.target.value })}>
      <input aria-label="Replace with" placeholder="Replace with" .value=${this.#replacement} @input=${(event) => this.#look({ replacement: event.target.value })}>
      <label class="check"><input type="checkbox" .checked=${this.#matchCase} @change=${(event) => this.#look({ matchCase: event.target.checked })}>Match case</label>
      <button class="button" ?disabled=${!count}>${this.#find ? `Replace ${counted(count, 'place')}` : 'Replace all'}</button></form>`;
  }

  #look({ find = this.#find, replacement = this.#replacement, matchCase = this.#matchCase }) {
    [this.#find, this.#replacement, this.#matchCase] = [find, replacement, matchCase];
    this.requestUpdate();
  }

  #replaceAll = (event) => {
    event.preventDefault();
    this.#change(() => this.draft.replaceAll(this.#find, this.#replacement, this.#matchCase));
  };

  #segment(segment, at, now) {
    const time = clock(segment.start);
    return html`<li class="segment" data-now=${now ? 'true' : nothing} data-changed=${segment.edited ? 'true' : nothing}>
      <button type="button" class="stamp figures" tabindex="-1" aria-label=${`Go to ${time}`} @click=${() => this.say('seek', segment.start)}>${time}</button>
      <select aria-label=${`Speaker at ${time}`} tabindex="-1" @change=${(event) => this.#assign(at, event.target)}>
        <option value="" .selected=${!segment.speaker}>No name</option>
        ${this.draft.speakers.map((name) => html`<option value=${name} .selected=${name === segment.speaker}>${name}</option>`)}
        <option value=${NEW_SPEAKER}>New speaker</option></select>
      <textarea rows="1" aria-label=${`Text at ${time}`} .value=${segment.text} @input=${(event) => this.#change(() => this.draft.write(at, event.target.value))}
        @keydown=${(event) => this.#key(event, at)} @focus=${this.#following.resume}></textarea>
      <button type="button" class="button plain small" tabindex="-1" aria-label=${`Remove the segment at ${time}`} title="Remove" @click=${() => this.#change(() => this.draft.remove(at))}>${icon('close')}</button>
    </li>`;
  }

  #assign(at, select) {
    const taken = this.draft.speakers;
    const fresh = Array.from({ length: taken.length + 1 }, (_, number) => `Speaker ${number + 1}`).find((name) => !taken.includes(name));
    this.#change(() => this.draft.assign(at, select.value === NEW_SPEAKER ? fresh : select.value));
  }

  #change(edit) {
    const result = edit();
    this.requestUpdate();
    this.say('edited');
    return result;
  }

  #key(event, at) {
    const field = event.target;
    const { selectionStart: from, selectionEnd: to, value } = field;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (event.key === 'Enter' && plain && !event.shiftKey) {
      event.preventDefault();
      if (this.#change(() => this.draft.split(at, from))) this.#go(at + 1, 0);
    } else if (event.key === 'Backspace' && plain && from === 0 && to === 0 && at > 0) {
      event.preventDefault();
      this.#go(at - 1, this.#change(() => this.draft.join(at)) + 1);
    } else if (event.key === 'ArrowUp' && plain && !event.shiftKey && from === to && from === 0) {
      event.preventDefault();
      this.#go(at - 1, Infinity);
    } else if (event.key === 'ArrowDown' && plain && !event.shiftKey && from === to && to === value.length) {
      event.preventDefault();
      this.#go(at + 1, 0);
    } else if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      this.say('toggle');
    }
  }

  /** Focuses a segment, with the cursor at a character. */
  async #go(at, character) {
    await this.updateComplete;
    const field = this.querySelectorAll('.segment textarea')[at];
    if (!field) return;
    field.focus();
    const place = Math.min(character, field.value.length);
    field.setSelectionRange(place, place);
    this.say('seek', this.draft.segments[at].start);
  }
}

customElements.define('transcript-editor', TranscriptEditor);
