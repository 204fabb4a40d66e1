import { get, post } from './api.js';
import { draft, keepDraft } from './drafts.js';
import { session } from './session.js';

/** What browsers do not know, or know by several names. */
const TYPES = { mp3: 'audio/mpeg', wav: 'audio/wav', m4a: 'audio/mp4', ogg: 'audio/ogg', flac: 'audio/flac', mp4: 'video/mp4', webm: 'video/webm', txt: 'text/plain', md: 'text/plain', html: 'text/html', htm: 'text/html', xhtml: 'application/xhtml+xml', pdf: 'application/pdf', epub: 'application/epub+zip', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', mov: 'video/quicktime', mkv: 'video/x-matroska' };

/** The media type of a file, by its extension or from the browser. @param {File} file */
export const typeOf = (file) => TYPES[file.name.split('.').pop().toLowerCase()] ?? (file.type.split(';')[0] || 'application/octet-stream');

/**
 * Uploads one file to the bucket with links that the API signed. A large file is sent in parts, and
 * after a lost connection only the missing parts are sent again.
 */
class Upload extends EventTarget {
  /** `waiting` until the user signs in again. @type {'sending'|'waiting'|'done'|'broken'} */
  state = 'sending';
  sent = 0;
  failure = '';
  id = null;
  #request = null;
  #began = 0;
  #run = null;
  #broke = false;

  /** @param {File} file */
  constructor(file) {
    super();
    this.file = file;
  }

  /** In percent. */
  get share() {
    return Math.min(Math.floor((100 * this.sent) / this.file.size), 100);
  }

  /** The part of the state that a draft stores. */
  get kept() {
    return { id: this.id, name: this.file.name, size: this.file.size };
  }

  /** Whether the connection was lost and the upload was not rejected. */
  get brokeOff() {
    return this.state === 'broken' && this.#broke;
  }

  get secondsLeft() {
    const spent = (performance.now() - this.#began) / 1000;
    return this.sent && spent > 1 ? (spent / this.sent) * (this.file.size - this.sent) : 0;
  }

  /** Starts, or resumes after a lost connection. */
  async resume() {
    const run = (this.#run = { stopped: false });
    this.#began = performance.now();
    this.#become('sending');
    try {
      const upload = await this.#announced();
      if (run.stopped) return;
      this.id = upload.id;
      if (!upload.finished) await (upload.url ? this.#whole(upload) : this.#parts(upload, run));
      if (run.stopped) return;
      this.sent = this.file.size;
      this.#become('done');
    } catch (failure) {
      if (!run.stopped) this.#fail(failure);
    }
  }

  #fail(failure) {
    if (failure.status === 401 && (session.ended || !session.user)) return this.#become('waiting');
    // No response, or no token because a refresh got none.
    this.#broke = !failure.status || failure.status === 401;
    this.failure = this.#broke ? 'Connection lost. The uploaded parts are kept: continue when you are online.' : refusal(failure, this.file);
    this.#become('broken');
  }

  /** Stops permanently, or until it is resumed. */
  pause() {
    if (this.#run) this.#run.stopped = true;
    this.#request?.abort();
    if (this.state === 'sending') this.#become('waiting');
  }

  async #announced() {
    if (!this.id) return this.#announce();
    try {
      return await get(`/api/uploads/${this.id}/`);
    } catch (failure) {
      if (failure.status !== 404) throw failure;
      return this.#announce(); // The upload expired while it waited.
    }
  }

  #announce() {
    this.sent = 0;
    return post('/api/uploads/', { file_name: this.file.name, content_type: typeOf(this.file), size: this.file.size });
  }

  #whole(upload) {
    return this.#put(upload.url, this.file, upload.headers, 0);
  }

  async #parts(upload, run) {
    let done = upload.parts.filter((part) => part.received).reduce((sum, part) => sum + part.size, 0);
    for (const part of upload.parts.filter((each) => !each.received)) {
      if (run.stopped) return;
      const start = (part.number - 1) * upload.part_size;
      await this.#put(part.url, this.file.slice(start, start + part.size), {}, done);
      done += part.size;
    }
    await post(`/api/uploads/${this.id}/complete/`, {});
  }

  /** fetch does not report upload progress; XMLHttpRequest does. */
  #put(url, body, headers, before) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.#request = request;
      request.open('PUT', url);
      Object.entries(headers).filter(([name]) => !/^(host|content-length)$/i.test(name)).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.upload.onprogress = (event) => {
        this.sent = before + event.loaded;
        this.#become('sending');
      };
      request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`The storage responded with status ${request.status}.`)));
      request.onerror = request.onabort = () => reject(new Error('Connection lost.'));
      request.send(body);
    });
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

function refusal(failure, file) {
  if (failure.fields.size) return file.size ? 'This file is too large.' : 'This file is empty.';
  return failure.message;
}

/**
 * The uploads of all forms, by the names of the forms' drafts. They continue when the user leaves the form, and the progress
 * is stored in the draft. Dispatches `change` with the upload and its name.
 */
class Uploads extends EventTarget {
  #all = new Map();

  constructor() {
    super();
    addEventListener('beforeunload', (event) => this.isRunning && event.preventDefault());
    addEventListener('online', () => this.#resume((upload) => upload.brokeOff));
    session.addEventListener('change', () => this.#sessionChanged());
  }

  /** @returns {Upload | null} */
  of(name) {
    return this.#all.get(name) ?? null;
  }

  /** Whether leaving the page would stop one. */
  get isRunning() {
    return Boolean(session.user) && this.unfinished.length > 0;
  }

  /** Uploads in progress, and those that wait for a sign-in. */
  get unfinished() {
    return [...this.#all.values()].filter((upload) => upload.state === 'sending' || upload.state === 'waiting');
  }

  /** @param {File} file */
  begin(name, file) {
    this.drop(name);
    const upload = new Upload(file);
    this.#all.set(name, upload);
    upload.addEventListener('change', () => this.#changed(name, upload));
    upload.resume();
  }

  drop(name) {
    const upload = this.#all.get(name);
    this.#all.delete(name);
    upload?.pause();
    if (upload) this.#say(name, null);
  }

  #changed(name, upload) {
    if (this.#all.get(name) !== upload) return;
    if (upload.state === 'done') {
      this.#all.delete(name);
      keepDraft(name, { ...draft(name), upload: upload.kept });
    }
    this.#say(name, upload);
  }

  #sessionChanged() {
    if (!session.user) this.unfinished.forEach((upload) => upload.pause());
    else if (!session.ended) this.#resume((upload) => upload.state === 'waiting');
  }

  #resume(which) {
    [...this.#all.values()].filter(which).forEach((upload) => upload.resume());
  }

  #say(name, upload) {
    this.dispatchEvent(new CustomEvent('change', { detail: { name, upload } }));
  }
}

export const uploads = new Uploads();
