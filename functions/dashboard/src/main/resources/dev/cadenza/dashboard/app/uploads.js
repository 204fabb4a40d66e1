import { get, post } from './api.js';

/**
 * One file on its way into the bucket, by links that the API signed. A large one goes in parts, and
 * after a break only the parts that are wanting go again.
 */
const TYPES = { mp3: 'audio/mpeg', wav: 'audio/wav', m4a: 'audio/mp4', ogg: 'audio/ogg', flac: 'audio/flac', mp4: 'video/mp4', webm: 'video/webm', txt: 'text/plain', md: 'text/plain', mov: 'video/quicktime', mkv: 'video/x-matroska' };

export class Upload extends EventTarget {
  /** @type {'sending'|'done'|'broken'} */
  state = 'sending';
  sent = 0;
  failure = '';
  id = null;
  #request = null;
  #began = 0;
  #paused = false;

  /** @param {File} file */
  constructor(file) {
    super();
    this.file = file;
  }

  get secondsLeft() {
    const spent = (performance.now() - this.#began) / 1000;
    return this.sent && spent > 1 ? (spent / this.sent) * (this.file.size - this.sent) : 0;
  }

  /** Begins, or goes on after a break. */
  async resume() {
    this.#paused = false;
    this.#began = performance.now();
    this.#become('sending');
    try {
      const upload = this.id ? await get(`/api/uploads/${this.id}/`) : await this.#announce();
      this.id = upload.id;
      if (!upload.finished) await (upload.url ? this.#whole(upload) : this.#parts(upload));
      this.sent = this.file.size;
      this.#become('done');
    } catch (failure) {
      if (this.#paused) return;
      this.failure = failure.status ? failure.message : 'The line broke. What was sent is kept: go on when you are online.';
      this.#become('broken');
    }
  }

  pause() {
    this.#paused = true;
    this.#request?.abort();
  }

  #announce() {
    const ending = this.file.name.split('.').pop().toLowerCase();
    const type = TYPES[ending] ?? (this.file.type.split(';')[0] || 'application/octet-stream');
    return post('/api/uploads/', { file_name: this.file.name, content_type: type, size: this.file.size });
  }

  #whole(upload) {
    return this.#put(upload.url, this.file, upload.headers, 0);
  }

  async #parts(upload) {
    let done = upload.parts.filter((part) => part.received).reduce((sum, part) => sum + part.size, 0);
    for (const part of upload.parts.filter((each) => !each.received)) {
      const start = (part.number - 1) * upload.part_size;
      await this.#put(part.url, this.file.slice(start, start + part.size), {}, done);
      done += part.size;
    }
    await post(`/api/uploads/${this.id}/complete/`, {});
  }

  /** fetch does not tell how far an upload is; XMLHttpRequest does. */
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
      request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`The storage answered ${request.status}.`)));
      request.onerror = request.onabort = () => reject(new Error('The line broke.'));
      request.send(body);
    });
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
