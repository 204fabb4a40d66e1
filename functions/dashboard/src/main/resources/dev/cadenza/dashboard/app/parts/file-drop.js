import { html, nothing } from 'lit';
import { Element } from './element.js';
import { wrongLine } from './field.js';
import { icon } from './icon.js';
import { size, span } from '../format.js';
import { typeOf, uploads } from '../uploads.js';
import { inWords } from '../wording.js';
import './progress-bar.js';

const MAX_BYTES = 50 * 1024 ** 3;
const MAX_NAME_LENGTH = 255;

/**
 * Accepts a file and uploads it immediately, while the user fills in the form. Errors that need no upload are
 * reported before anything is sent. The upload belongs to the draft and continues when the user leaves the form.
 * Dispatches `upload` with null when the file is removed.
 */
class FileDrop extends Element {
  static properties = { accept: {}, label: {}, help: {}, wrong: {}, draft: {}, kept: { attribute: false }, accepted: {}, inspect: { attribute: false } };

  #over = false;
  #refused = '';

  connectedCallback() {
    super.connectedCallback();
    this.listen(uploads, 'change', (event) => event.detail.name === this.draft && this.requestUpdate());
  }

  render() {
    const upload = uploads.of(this.draft);
    const wrong = inWords(this.#refused || this.wrong, this.label);
    return html`<div class="field">
      <span class="label" id="file-label">${this.label}</span>
      ${upload ? this.#sending(upload) : this.kept ? this.#kept() : this.#target(wrong)}
      ${this.help && !upload ? html`<div class="help" id="file-help">${this.help}</div>` : nothing}
      ${wrongLine('file', wrong)}
    </div>`;
  }

  #target(wrong) {
    const described = [this.help ? 'file-help' : '', wrong ? 'file-wrong' : ''].filter(Boolean).join(' ');
    return html`<label class="drop" data-over=${this.#over} @dragover=${(event) => this.#hover(event, true)} @dragleave=${(event) => this.#hover(event, false)}
      @drop=${(event) => this.#dropped(event)}>
      <input class="unseen" type="file" accept=${this.accept ?? nothing} aria-labelledby="file-label" aria-describedby=${described || nothing} aria-invalid=${wrong ? 'true' : nothing}
        @change=${(event) => this.#chosen(event.target)}>
      ${icon('upload')}<span><b>Choose a file</b> or drop it here</span>
    </label>`;
  }

  #sending(upload) {
    return html`<div class="sending">
      ${this.#named(upload.file.name)}
      <progress-bar .value=${upload.share} label="Upload"></progress-bar>
      <div class="row apart small muted figures"><span role="status">${words(upload)}</span>
        ${upload.state === 'broken' ? html`<button type="button" class="button small" data-mends @click=${() => upload.resume()}>Continue</button>` : nothing}</div>
    </div>`;
  }

  #kept() {
    return html`<div class="sending">${this.#named(this.kept.name)}<div class="small muted figures" role="status">${size(this.kept.size)}, uploaded</div></div>`;
  }

  #named(name) {
    return html`<div class="row apart"><span class="file-name">${icon('file')}<span>${name}</span></span>
      <button type="button" class="icon-button" aria-label="Remove the file" title="Remove the file" @click=${() => this.#clear()}>${icon('close')}</button></div>`;
  }

  #chosen(input) {
    const [file] = input.files;
    input.value = ''; // The user may choose the same file again after a correction.
    if (file) this.#begin(file);
  }

  async #begin(file) {
    this.#refused = this.#fault(file) || ((await this.inspect?.(file)) ?? '');
    if (!this.#refused) uploads.begin(this.draft, file);
    this.say('upload', null);
    this.requestUpdate();
    await this.updateComplete;
    if (document.activeElement === document.body) this.querySelector('.icon-button')?.focus();
  }

  /** The error of a file, as far as it can be detected without reading it. */
  #fault(file) {
    if (!file.size) return 'This file is empty.';
    if (file.size > MAX_BYTES) return `This file is too large: ${size(file.size)}. The maximum is ${size(MAX_BYTES)}.`;
    if (file.name.length > MAX_NAME_LENGTH) return `The file’s name is too long. Rename it to at most ${MAX_NAME_LENGTH} characters.`;
    return isOf(this.accept ?? '', file) ? '' : `“${file.name}” has an unsupported type. ${this.accepted}`;
  }

  #clear() {
    this.#refused = '';
    uploads.drop(this.draft);
    this.say('upload', null);
    this.updateComplete.then(() => this.querySelector('input')?.focus());
  }

  #hover(event, over) {
    event.preventDefault();
    this.#over = over;
    this.requestUpdate();
  }

  #dropped(event) {
    this.#hover(event, false);
    const [file] = event.dataTransfer.files;
    if (file && !this.closest('fieldset:disabled')) this.#begin(file);
  }
}

/** Whether a file matches a list of extensions and types, such as `audio/*,.mp3`. */
function isOf(accept, file) {
  const type = typeOf(file);
  return accept.split(',').some((each) => (each.startsWith('.') ? file.name.toLowerCase().endsWith(each) : each.endsWith('/*') ? type.startsWith(each.slice(0, -1)) : type === each));
}

function words(upload) {
  const { share, state, file } = upload;
  if (state === 'waiting') return `${share} % of ${size(file.size)}. It continues when you have signed in.`;
  if (state === 'broken') return `${share} % of ${size(file.size)} arrived`;
  const left = upload.secondsLeft;
  return `${share} % of ${size(file.size)}${left ? `, about ${span(left)} left` : ''}`;
}

customElements.define('file-drop', FileDrop);
