import { html, nothing } from 'lit';
import { content, post } from '../api.js';
import { draft, dropDraft, keepDraft } from '../drafts.js';
import { clock, counted } from '../format.js';
import { isOver, live } from '../live.js';
import { Element } from '../parts/element.js';
import { waiting } from '../parts/empty-state.js';
import '../parts/media-player.js';
import { sayFailure } from '../parts/toast.js';
import { edits } from '../people.js';
import { file } from './files.js';

/** A dub with editable lines: only changed lines are processed again. */
export const view = (result, job) => html`<dub-editor .result=${result} .job=${job}></dub-editor>`;

class DubEditor extends Element {
  static properties = { result: { attribute: false }, job: { attribute: false } };

  #segments = null;
  #peaks = null;
  #captions = null;
  #edits = {};
  #time = 0;
  #busy = false;

  willUpdate(changed) {
    if (changed.has('result')) this.#load();
  }

  get #draftName() {
    return `dub.${this.job.id}.${this.result.metadata.attempt ?? this.job.attempt}`;
  }

  async #load() {
    const peaks = file(this.result, 'peaks.json');
    try {
      [this.#segments, this.#peaks] = await Promise.all([content(file(this.result, 'segments.json').url), peaks ? content(peaks.url) : null]);
      if (!Array.isArray(this.#segments)) this.#segments = this.#segments.segments ?? [];
    } catch (failure) {
      this.#segments = [];
      sayFailure(failure);
    }
    this.#captions = captions(this.#segments, this.job.parameters);
    this.#edits = draft(this.#draftName) ?? {};
    this.requestUpdate();
  }

  render() {
    const main = this.result.files[0];
    return html`<section class="block">
      <media-player .src=${this.result.output_file} .video=${main.content_type.startsWith('video/')} .poster=${file(this.result, 'thumbnail.jpg')?.url ?? ''} .peaks=${this.#peaks} .captions=${this.#captions} label="Dub" @time=${this.#moved}></media-player>
    </section>
    <section class="block">${this.#segments ? this.#lines() : waiting(4)}</section>`;
  }

  #lines() {
    const changed = Object.keys(this.#edits).length;
    const now = this.#segments.findLastIndex((segment) => segment.start <= this.#time + 0.05);
    return html`<h2>Lines</h2>
      ${edits(this.job) ? html`<p class="small muted">Correct the transcript or the translation, then dub again. Only the lines you change are processed again.</p>` : nothing}
      <div class="lines">${this.#segments.map((segment, at) => this.#line(segment, at === now))}</div>
      ${changed ? html`<div class="bulk" role="region" aria-label="Changed lines"><b>${counted(changed, 'line')} changed</b>
        ${isOver(this.job) ? nothing : html`<span class="small muted">The dub is in progress: wait until it is completed, or cancel it.</span>`}
        <button class="button" @click=${this.#discard}>Discard</button>
        <button class="button primary" ?disabled=${this.#busy || !isOver(this.job)} @click=${this.#again}>${`Dub ${counted(changed, 'line')} again`}</button></div>` : nothing}`;
  }

  #line(segment, now) {
    const edit = this.#edits[segment.index];
    return html`<div class="line" data-now=${now} data-changed=${Boolean(edit)}>
      <button class="stamp figures" aria-label=${`Go to ${clock(segment.start)}`} @click=${() => this.querySelector('media-player').seek(segment.start)}>${clock(segment.start)}</button>
      <div>${this.#side(segment, 'text', `What is said at ${clock(segment.start)}`)}</div>
      <div>${this.#side(segment, 'translation', `Translation at ${clock(segment.start)}`)}
        ${edit?.text !== undefined && edit.translation === undefined ? html`<div class="fit">will be translated again</div>` : fit(segment) ? html`<div class="fit">${fit(segment)}</div>` : nothing}</div>
    </div>`;
  }

  #side(segment, side, label) {
    if (!edits(this.job)) return html`<p>${segment[side]}</p>`;
    return html`<textarea rows="2" aria-label=${label} .value=${this.#edits[segment.index]?.[side] ?? segment[side]} @input=${(event) => this.#edit(segment, side, event.target.value)}></textarea>`;
  }

  #edit(segment, side, words) {
    const edit = { ...this.#edits[segment.index], [side]: words };
    if (words === segment[side]) delete edit[side];
    if (Object.keys(edit).length) this.#edits[segment.index] = edit;
    else delete this.#edits[segment.index];
    keepDraft(this.#draftName, this.#edits);
    this.requestUpdate();
  }

  #discard = () => {
    this.#edits = {};
    dropDraft(this.#draftName);
    this.requestUpdate();
  };

  #again = async () => {
    this.#busy = true;
    this.requestUpdate();
    const segments = Object.entries(this.#edits).map(([index, edit]) => ({ index: Number(index), ...edit }));
    try {
      live.receive(await post(`/api/jobs/${this.job.id}/retry/`, { segments }));
      this.#discard();
    } catch (failure) {
      sayFailure(failure);
    }
    this.#busy = false;
    this.requestUpdate();
  };

  #moved = (event) => {
    this.#time = event.detail;
    this.requestUpdate();
  };
}

/** Subtitles in both languages, at the times of the dub. */
function captions(segments, { target_language: target, source_language: source = '' }) {
  const cues = (side) => segments.map(({ start, end, fit: placed, ...words }) => ({ start: placed?.start ?? start, end: placed?.end ?? end, text: words[side] }));
  return [
    { label: 'Translation', language: target, cues: cues('translation') },
    { label: 'Original', language: source, cues: cues('text') },
  ];
}

/** How a line was fitted to its time, as text. */
function fit(segment) {
  const { speed = 1, truncated = false } = segment.fit ?? {};
  if (truncated) return 'cut off: shorten it';
  return Math.abs(speed - 1) < 0.02 ? '' : `spoken ${Math.round(Math.abs(speed - 1) * 100)} % ${speed > 1 ? 'faster' : 'slower'} to fit`;
}

customElements.define('dub-editor', DubEditor);
