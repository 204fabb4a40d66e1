import { html, nothing } from 'lit';
import { ask, content, get, post } from '../api.js';
import { draft, dropDraft, keepDraft } from '../drafts.js';
import { ago, counted } from '../format.js';
import { once } from '../job-actions.js';
import { isOver, live } from '../live.js';
import { Element } from '../parts/element.js';
import { waiting } from '../parts/empty-state.js';
import '../parts/media-player.js';
import '../parts/running-text.js';
import { sayFailure, toast } from '../parts/toast.js';
import { edits } from '../people.js';
import { file } from './files.js';
import { TranscriptDraft } from './transcript-draft.js';
import './transcript-editor.js';

const FORMATS = ['txt', 'docx', 'md', 'srt', 'vtt', 'ass', 'csv', 'json'];

/** The transcript with its recording: to read along, to correct, and as files. */
export const view = (result, job) => html`<transcript-view .result=${result} .job=${job}></transcript-view>`;

class TranscriptView extends Element {
  static properties = { result: { attribute: false }, job: { attribute: false } };

  #source = null;
  #peaks = null;
  #translation = '';
  #transcript = null;
  /** An earlier version that is looked at. */
  #earlier = null;
  /** The edit under way, of a version. */
  #draft = null;
  #base = 0;
  #time = 0;
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.listen(document, 'keydown', (event) => this.#key(event));
    this.#load();
  }

  get #path() {
    return `/api/jobs/${this.job.id}/transcript/`;
  }

  /** Drafts of one result: another attempt has another text. */
  get #draftName() {
    return `transcript.${this.job.id}.${this.result.finished_at}`;
  }

  async #load() {
    const translation = file(this.result, 'translation.txt');
    const peaks = file(this.result, 'peaks.json');
    try {
      [this.#transcript, this.#source, this.#translation, this.#peaks] = await Promise.all([
        get(this.#path),
        // Only the owner can access the recording, and it is kept for a week.
        get(`/api/uploads/${this.job.input_file}/`).catch(() => null),
        translation ? content(translation.url, 'text').catch(() => '') : '',
        peaks ? content(peaks.url).catch(() => null) : null,
      ]);
      const kept = edits(this.job) ? draft(this.#draftName) : null;
      if (kept) this.#begin(kept.segments, kept.version, kept.removed);
    } catch (failure) {
      sayFailure(failure);
    }
    this.requestUpdate();
  }

  #begin(segments, version, removed = 0) {
    this.#draft = new TranscriptDraft(segments);
    this.#draft.removed = removed;
    this.#base = version;
    this.#earlier = null;
    this.requestUpdate();
  }

  /** A finished transcript of a video that is still there. */
  #mayBurn() {
    return edits(this.job) && !this.#draft && isOver(this.job) && this.#source?.content && this.#source.content_type?.startsWith('video/') && !file(this.result, 'subtitled.mp4');
  }

  /** Another attempt of the job, with the shown text: nothing is recognized again. */
  #burn = () => this.#again({ burn_in: true });

  async #again(more) {
    try {
      const job = await get(`/api/jobs/${this.job.id}/`);
      live.receive(await post(`/api/jobs/${job.id}/retry/`, { parameters: { ...job.parameters, ...more, transcript: (this.#earlier ?? this.#transcript).id ?? undefined } }));
    } catch (failure) {
      sayFailure(failure);
    }
  }

  render() {
    const { metadata } = this.result;
    const shown = this.#earlier ?? this.#transcript;
    return html`<section class="block">
      ${this.#source ? html`<media-player .src=${this.#source.content ?? ''} .video=${this.#source.content_type?.startsWith('video/')} .peaks=${this.#peaks} label="Transcript" @time=${this.#moved}></media-player>` : nothing}
      ${shown ? html`${this.#toolbar()}${this.#draft ? this.#editor() : this.#text(shown)}` : waiting(3)}
    </section>
    ${metadata?.quality === 'draft' || this.job.engine === 'pocketsphinx' ? html`<p class="small muted">A draft by an embedded engine: about one word in four of a real recording is wrong. Dotted words are doubtful.</p>` : nothing}
    ${this.#translation ? html`<section class="block"><h2>Translation</h2><div class="running"><p>${this.#translation}</p></div></section>` : nothing}`;
  }

  #toolbar() {
    const { versions, version } = this.#transcript;
    return html`<div class="toolbar">
      ${edits(this.job) && !this.#draft ? html`<button class="button" @click=${() => this.#begin(this.#transcript.segments, version)}>Edit</button>` : nothing}
      ${versions.length > 1 && !this.#draft ? html`<label><span class="unseen">Version</span><select @change=${(event) => this.#look(Number(event.target.value))}>
        ${versions.map((each) => html`<option value=${each.version} .selected=${each.version === (this.#earlier ?? this.#transcript).version}>Version ${each.version}, ${each.change}, ${ago(each.created_at)}</option>`)}</select></label>` : nothing}
      ${this.#earlier ? html`${edits(this.job) ? html`<button class="button" @click=${once(this.#restore)}>Restore version ${this.#earlier.version}</button>` : nothing}` : nothing}
      ${edits(this.job) && !this.#draft && isOver(this.job) && (this.#earlier ?? this.#transcript).id ? html`<button class="button" title="Subtitles, translations and other files are made of this text; nothing is recognized again." @click=${once(() => this.#again({}))}>Make the files of this text</button>` : nothing}
      ${this.#mayBurn() ? html`<button class="button" @click=${once(this.#burn)}>Draw the subtitles into the video</button>` : nothing}
      <span class="row exports" role="group" aria-label="Download the transcript"><span class="small muted">Download</span>${FORMATS.map((format) => html`<button class="button plain small" title=${`Download as ${format}`} @click=${once(() => this.#export(format))}>${format}</button>`)}</span>
    </div>`;
  }

  #text(shown) {
    return html`<running-text .passages=${shown.segments} .time=${this.#time} .playing=${this.#isPlaying} label="Transcript" @seek=${this.#seek}></running-text>`;
  }

  #editor() {
    const { changes, canUndo } = this.#draft;
    const outdated = this.#base < this.#transcript.version;
    return html`${outdated ? html`<p class="note" role="status">Version ${this.#transcript.version} was saved after these edits of version ${this.#base} began. Saving them makes a newer version; version ${this.#transcript.version} stays in the list.</p>` : nothing}
      <transcript-editor .draft=${this.#draft} .time=${this.#time} .playing=${this.#isPlaying} @seek=${(event) => this.#player?.seek(event.detail)} @toggle=${this.#toggle} @edited=${this.#edited}></transcript-editor>
      <div class="bulk" role="region" aria-label="Edits"><b>${changes ? `${counted(changes, 'segment')} changed` : 'No changes yet'}</b>
        <button class="button plain" ?disabled=${!canUndo} @click=${this.#undo}>Undo</button>
        <button class="button" @click=${this.#discard}>${changes ? 'Discard' : 'Close'}</button>
        <button class="button primary" ?disabled=${this.#busy || !changes} @click=${this.#save}>Save</button></div>`;
  }

  #edited = () => {
    this.#keep();
    this.requestUpdate();
  };

  #keep() {
    const { changes, segments, removed } = this.#draft;
    if (changes) keepDraft(this.#draftName, { version: this.#base, segments, removed });
    else dropDraft(this.#draftName);
  }

  #undo = () => {
    this.#draft.undo();
    this.querySelector('transcript-editor')?.requestUpdate();
    this.#edited();
  };

  #discard = () => {
    const { segments, removed, changes } = this.#draft;
    const base = this.#base;
    this.#draft = null;
    dropDraft(this.#draftName);
    this.requestUpdate();
    if (!changes) return;
    toast('The edits were discarded.', {
      action: 'Undo',
      act: () => {
        this.#begin(segments, base, removed);
        this.#keep();
      },
    });
  };

  #save = async () => {
    if (this.#busy || !this.#draft?.changes) return;
    this.#busy = true;
    this.requestUpdate();
    try {
      const saved = await ask('PUT', this.#path, { body: { segments: this.#draft.body }, headers: { 'If-Match': `"${this.#transcript.version}"` } });
      this.#transcript = saved;
      this.#draft = null;
      dropDraft(this.#draftName);
      toast(`Saved as version ${saved.version}.`);
    } catch (failure) {
      if (failure.status === 412) this.#transcript = await get(this.#path).catch(() => this.#transcript);
      sayFailure(failure);
    }
    this.#busy = false;
    this.requestUpdate();
  };

  async #look(version) {
    try {
      this.#earlier = version === this.#transcript.version ? null : await get(this.#path, { version });
    } catch (failure) {
      sayFailure(failure);
    }
    this.requestUpdate();
  }

  #restore = async () => {
    try {
      this.#transcript = await post(`${this.#path}restore/`, { version: this.#earlier.version });
      this.#earlier = null;
      toast(`Restored as version ${this.#transcript.version}.`);
    } catch (failure) {
      sayFailure(failure);
    }
    this.requestUpdate();
  };

  async #export(format) {
    try {
      const made = await get(`${this.#path}exports/${format}/`, this.#earlier ? { version: this.#earlier.version } : {});
      const link = document.createElement('a');
      link.href = made.download_url;
      link.download = made.name;
      link.click();
    } catch (failure) {
      sayFailure(failure);
    }
  }

  #key(event) {
    if (!this.#draft || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const inField = event.target.closest?.('input, select, dialog');
    const act = { s: this.#save, z: event.shiftKey || inField ? null : this.#undo }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  get #player() {
    return this.querySelector('media-player');
  }

  #isPlaying = () => this.#player?.media?.paused === false;

  #toggle = () => (this.#isPlaying() ? this.#player.media.pause() : this.#player?.play().catch(() => {}));

  #moved = (event) => {
    this.#time = event.detail;
    this.requestUpdate();
  };

  #seek = (event) => {
    this.#player?.seek(event.detail);
    this.#player?.play().catch(() => {});
  };
}

customElements.define('transcript-view', TranscriptView);
