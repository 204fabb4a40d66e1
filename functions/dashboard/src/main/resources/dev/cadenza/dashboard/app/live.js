import { get } from './api.js';
import { session } from './session.js';

/**
 * What happens to jobs, as it happens. One socket a tab; after a break it says how far it had heard,
 * and gets what it missed. While there is no socket, the list is asked for every few seconds.
 *
 * Events: `job` (detail: a job), `gone` (detail: an id), `state`, and `stale` when so much was missed
 * that whatever is shown should be read anew.
 */
const PING_MS = 45_000;
const PATIENCE_MS = 10_000;
const POLL_MS = 4_000;
const LONGEST_WAIT_MS = 30_000;

/** @typedef {'off'|'live'|'reconnecting'|'polling'} LiveState */

class Live extends EventTarget {
  /** @type {LiveState} */
  state = 'off';
  /** @type {Map<string, object>} what is known of each job, never older than what was shown */
  jobs = new Map();
  #socket = null;
  #cursor = null;
  #failures = 0;
  #wanted = false;
  #watched = new Set();
  /** Whether this line tells what was missed since the last one. */
  #resumed = false;
  #timers = { retry: 0, ping: 0, patience: 0, poll: 0 };

  constructor() {
    super();
    session.addEventListener('change', () => (session.user && !session.ended ? this.start() : this.stop()));
    addEventListener('online', () => this.#wanted && this.#retrySoon(0));
    document.addEventListener('visibilitychange', () => !document.hidden && this.#wanted && !this.#socket && this.#retrySoon(0));
  }

  start() {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#connect();
  }

  stop() {
    this.#wanted = false;
    Object.values(this.#timers).forEach(clearTimeout);
    this.#socket?.close();
    this.#socket = null;
    this.#cursor = null;
    this.#watched.clear();
    this.jobs.clear();
    this.#become('off');
  }

  /** Asks for other people's jobs, too, which only an admin sees. @param {object[]} jobs */
  watch(jobs) {
    const fresh = jobs.filter((job) => job.created_by !== session.user?.id && !isOver(job) && !this.#watched.has(job.id));
    fresh.forEach((job) => this.#watched.add(job.id));
    if (fresh.length) this.#subscribeWatched();
  }

  /** The newest that is known of a job that was read by other means. */
  learn(job) {
    const known = this.jobs.get(job.id);
    if (known && known.version > job.version) {
      if (job.whole && known.attempt === job.attempt) Object.assign(known, { parameters: job.parameters, whole: true });
      return known;
    }
    this.jobs.set(job.id, { ...known, ...job });
    return this.jobs.get(job.id);
  }

  async #connect() {
    clearTimeout(this.#timers.retry);
    if (!this.#wanted || this.#socket) return;
    const token = await session.token().catch(() => null);
    if (!token || !this.#wanted || this.#socket) return this.#wanted && this.#lost();
    const socket = new WebSocket(document.querySelector('meta[name=cadenza-socket]').content, ['bearer', token]);
    this.#socket = socket;
    this.#awaitWord();
    socket.onopen = () => {
      this.#resumed = Boolean(this.#cursor);
      this.#send({ action: 'subscribe', jobs: ['*'], ...(this.#resumed ? { since: this.#cursor } : {}) });
      this.#subscribeWatched();
    };
    socket.onmessage = (message) => this.#take(JSON.parse(message.data));
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  #take(frame) {
    clearTimeout(this.#timers.patience);
    this.#pingLater();
    if (frame.cursor && frame.type !== 'subscribed') this.#cursor = frame.cursor;
    switch (frame.type) {
      case 'subscribed':
        this.#cursor ??= frame.cursor;
        this.#failures = 0;
        clearTimeout(this.#timers.poll);
        this.#become('live');
        if (!this.#resumed || !frame.jobs.includes('*')) this.#hearOut();
        break;
      case 'job.update':
        this.tell(frame.job);
        break;
      case 'job.deleted':
        this.jobs.delete(frame.job.id);
        this.dispatchEvent(new CustomEvent('gone', { detail: frame.job.id }));
        break;
      case 'error':
        if (frame.code === 'replay_too_long' || frame.code === 'invalid_cursor') this.#startOver();
        break;
      default:
    }
  }

  /** Takes a job as somebody else just gave it, and says so if it is news. */
  tell(job) {
    const known = this.jobs.get(job.id);
    if (known && known.version >= job.version) return;
    // Frames shorten long texts; what was read whole stays whole.
    const parameters = known?.whole ? known.parameters : job.parameters;
    this.jobs.set(job.id, { ...job, parameters, whole: known?.whole });
    this.dispatchEvent(new CustomEvent('job', { detail: this.jobs.get(job.id) }));
  }

  /**
   * What happened after a job was read and before the line for it stood was told to nobody, and only a
   * cursor would bring it back. So whatever is known to be under way is read once more.
   */
  async #hearOut() {
    try {
      const listed = await this.#readNewest();
      const others = [...this.jobs.values()].filter((job) => !isOver(job) && !listed.has(job.id));
      await Promise.all(others.map(async (job) => this.tell(await get(`/api/jobs/${job.id}/`))));
    } catch {
      this.dispatchEvent(new Event('stale'));
    }
  }

  /** @returns {Promise<Set<string>>} the jobs of it */
  async #readNewest() {
    const page = await get('/api/jobs/', { page_size: 50 });
    page.results.forEach((job) => this.tell(job));
    return new Set(page.results.map((job) => job.id));
  }

  #startOver() {
    this.#cursor = null;
    this.#send({ action: 'subscribe', jobs: ['*'] });
    this.dispatchEvent(new Event('stale'));
  }

  #lost() {
    clearTimeout(this.#timers.patience);
    clearTimeout(this.#timers.ping);
    this.#socket = null;
    if (!this.#wanted) return;
    this.#failures++;
    this.#become(this.#failures > 2 ? 'polling' : 'reconnecting');
    if (this.state === 'polling') this.#poll();
    const wait = Math.min(500 * 2 ** this.#failures, LONGEST_WAIT_MS);
    this.#retrySoon(wait / 2 + Math.random() * (wait / 2));
  }

  #retrySoon(milliseconds) {
    clearTimeout(this.#timers.retry);
    this.#timers.retry = setTimeout(() => this.#connect(), milliseconds);
  }

  /** A connection that says nothing for too long is none. */
  #awaitWord() {
    clearTimeout(this.#timers.patience);
    this.#timers.patience = setTimeout(() => {
      const silent = this.#socket;
      this.#lost();
      silent?.close();
    }, PATIENCE_MS);
  }

  #pingLater() {
    clearTimeout(this.#timers.ping);
    this.#timers.ping = setTimeout(() => {
      this.#send({ action: 'ping' });
      this.#awaitWord();
    }, PING_MS);
  }

  #subscribeWatched() {
    const ids = [...this.#watched].slice(-100);
    if (ids.length) this.#send({ action: 'subscribe', jobs: ids });
  }

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  async #poll() {
    clearTimeout(this.#timers.poll);
    try {
      await this.#readNewest();
    } catch {
      // The next round tries again.
    }
    if (this.state === 'polling') this.#timers.poll = setTimeout(() => this.#poll(), POLL_MS);
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }
}

/** Whether a job has come to its end. */
export function isOver(job) {
  return ['completed', 'failed', 'cancelled'].includes(job.status);
}

export const live = new Live();
