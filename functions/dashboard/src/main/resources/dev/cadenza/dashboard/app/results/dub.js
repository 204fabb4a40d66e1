import { html, nothing } from 'lit';
import { ask, content } from '../api.js';
import { draft, dropDraft, keepDraft } from '../drafts.js';
import { clock, counted } from '../format.js';
import { Element } from '../parts/element.js';
import { waiting } from '../parts/empty-state.js';
import '../parts/media-player.js';
import { sayFailure } from '../parts/toast.js';
import { session } from '../session.js';
import { file } from './files.js';

/** A dub, and its lines to correct: only the lines that change are made again. */
export const view = (result, job) => html`<dub-editor .result=${result} .job=${job}></dub-editor>`;

class DubEditor extends Element {
  static properties = { result: { attribute: false }, job: { attribute: false } };

  #segments = null;
  #peaks = null;
  #edits = {};
  #time = 0;
  #busy = false;

  willUpdate(changed) {
    if (changed.has('result')) this.#load();
  }

  get #draftName() {
    return `dub.${this.job.id}.${this.job.attempt}`;
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
    this.#edits = draft(this.#draftName) ?? {};
    this.requestUpdate();
  }

  render() {
    const main = this.result.files[0];
    return html`<section class="block">
      <media-player .src=${this.result.output_file} .video=${main.content_type.startsWith('video/')} .poster=${file(this.result, 'thumbnail.jpg')?.url ?? ''} .peaks=${this.#peaks} label="Dub" @time=${this.#moved}></media-player>
      ${this.#segments ? this.#lines() : waiting(4)}
    </section>`;
  }

  #lines() {
    const changed = Object.keys(this.#edits).length;
    const now = this.#segments.findLastIndex((segment) => segment.start <= this.#time + 0.05);
    return html`<h2>Lines</h2>
      ${session.writes ? html`<p class="small muted">Correct a translation, then dub again. Only the lines you changed are spoken anew.</p>` : nothing}
      <div class="lines">${this.#segments.map((segment, at) => this.#line(segment, at === now))}</div>
      ${changed ? html`<div class="bulk" role="region" aria-label="Changed lines"><b>${counted(changed, 'line')} changed</b>
        <button class="button" @click=${this.#discard}>Discard</button>
        <button class="button primary" ?disabled=${this.#busy} @click=${this.#again}>${`Dub ${counted(changed, 'line')} again`}</button></div>` : nothing}`;
  }

  #line(segment, now) {
    const edit = this.#edits[segment.index];
    const id = `line-${segment.index}`;
    return html`<div class="line" data-now=${now} data-changed=${Boolean(edit)}>
      <button class="stamp figures" aria-label=${`Go to ${clock(segment.start)}`} @click=${() => this.querySelector('media-player').seek(segment.start)}>${clock(segment.start)}</button>
      <div class="source" id=${id}>${segment.text}</div>
      <div>${session.writes
        ? html`<textarea rows="2" aria-label="Translation" aria-describedby=${id} .value=${edit ?? segment.translation} @input=${(event) => this.#edit(segment, event.target.value)}></textarea>`
        : html`<p>${segment.translation}</p>`}
        ${fit(segment) ? html`<div class="fit">${fit(segment)}</div>` : nothing}</div>
    </div>`;
  }

  #edit(segment, translation) {
    if (translation === segment.translation) delete this.#edits[segment.index];
    else this.#edits[segment.index] = translation;
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
    const segments = this.#segments
      .filter((segment) => this.#edits[segment.index] !== undefined)
      .map((segment) => ({ index: segment.index, text: segment.text, translation: this.#edits[segment.index] }));
    try {
      await ask('POST', `/api/jobs/${this.job.id}/retry/`, { body: { segments } });
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

/** How a line was made to fit its time, in words. */
function fit(segment) {
  const stretch = segment.fit?.stretch ?? segment.fit?.tempo ?? segment.fit?.speed;
  if (!stretch || Math.abs(stretch - 1) < 0.02) return '';
  return `spoken ${Math.round(Math.abs(stretch - 1) * 100)} % ${stretch > 1 ? 'faster' : 'slower'} to fit`;
}

customElements.define('dub-editor', DubEditor);
