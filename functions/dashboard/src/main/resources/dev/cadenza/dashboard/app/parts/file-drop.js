import { html, nothing } from 'lit';
import { Element } from './element.js';
import { icon } from './icon.js';
import { size, span } from '../format.js';
import { Upload } from '../uploads.js';
import './progress-bar.js';

/**
 * Takes a file and sends it at once, so that it is there by the time the form is filled in.
 * Says `upload` with the upload's id, or null while there is none.
 */
class FileDrop extends Element {
  static properties = { accept: {}, label: {}, help: {}, wrong: {}, kept: { attribute: false } };

  #upload = null;
  #over = false;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#upload?.pause();
  }

  render() {
    return html`<div class="field">
      <span class="label" id="file-label">${this.label}</span>
      ${this.#upload ? this.#sending() : this.kept ? this.#kept() : this.#target()}
      ${this.help && !this.#upload ? html`<div class="help" id="file-help">${this.help}</div>` : nothing}
      ${this.wrong ? html`<div class="wrong" id="file-wrong" role="alert">${this.wrong}</div>` : nothing}
    </div>`;
  }

  #target() {
    return html`<label class="drop" data-over=${this.#over} @dragover=${(event) => this.#hover(event, true)} @dragleave=${(event) => this.#hover(event, false)}
      @drop=${(event) => this.#dropped(event)}>
      <input class="unseen" type="file" accept=${this.accept ?? nothing} aria-labelledby="file-label" aria-describedby=${this.help ? 'file-help' : nothing}
        @change=${(event) => this.#begin(event.target.files[0])}>
      ${icon('upload')}<span><b>Choose a file</b> or drop it here</span>
    </label>`;
  }

  #sending() {
    const upload = this.#upload;
    const share = Math.round((100 * upload.sent) / upload.file.size);
    return html`<div class="sending">
      <div class="row apart"><span class="file-name">${icon('file')}<span>${upload.file.name}</span></span>
        <button type="button" class="icon-button" aria-label="Remove the file" title="Remove the file" @click=${() => this.#clear()}>${icon('close')}</button></div>
      ${upload.state === 'done' ? nothing : html`<progress-bar .value=${share} label="Upload"></progress-bar>`}
      <div class="row apart small muted figures"><span role="status">${this.#words(upload, share)}</span>
        ${upload.state === 'broken' ? html`<button type="button" class="button small" @click=${() => upload.resume()}>Go on</button>` : nothing}</div>
    </div>`;
  }

  #kept() {
    return html`<div class="sending"><div class="row apart"><span class="file-name">${icon('file')}<span>${this.kept.name}</span></span>
      <button type="button" class="icon-button" aria-label="Remove the file" title="Remove the file" @click=${() => this.#clear()}>${icon('close')}</button></div>
      <div class="small muted">${size(this.kept.size)}, uploaded</div></div>`;
  }

  #words(upload, share) {
    if (upload.state === 'done') return `${size(upload.file.size)}, uploaded`;
    if (upload.state === 'broken') return upload.failure;
    const left = upload.secondsLeft;
    return `${share} % of ${size(upload.file.size)}${left ? `, about ${span(left)} left` : ''}`;
  }

  #begin(file) {
    if (!file) return;
    this.#upload = new Upload(file);
    this.#upload.addEventListener('change', () => this.#told());
    this.#upload.resume();
    this.say('upload', null);
    this.requestUpdate();
  }

  #told() {
    if (this.#upload?.state === 'done') this.say('upload', { id: this.#upload.id, name: this.#upload.file.name, size: this.#upload.file.size });
    this.requestUpdate();
  }

  #clear() {
    this.#upload?.pause();
    this.#upload = null;
    this.kept = null;
    this.say('upload', null);
    this.requestUpdate();
  }

  #hover(event, over) {
    event.preventDefault();
    this.#over = over;
    this.requestUpdate();
  }

  #dropped(event) {
    this.#hover(event, false);
    this.#begin(event.dataTransfer.files[0]);
  }
}

customElements.define('file-drop', FileDrop);
