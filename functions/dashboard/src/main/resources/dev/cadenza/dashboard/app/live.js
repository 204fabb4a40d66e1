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

/**
 * `live`: changes are pushed. `reconnecting`: the line broke, and nothing more is known yet. `polling`: there is
 * no line, and the server answers when it is asked. `offline`: it does not answer either.
 *
 * @typedef {'off'|'live'|'reconnecting'|'polling'|'offline'} LiveState
 */

class Live extends EventTarget {
  /** @type {LiveState} */
  state = 'off';
  /** @type {Map<string, object>} what is known of each job, never older than what was shown */
  jobs = new Map();
  #socket = null;
  /** All events up to here have come. */
  #cursor = null;
  /** The cursor of the last frame, if what this line has missed is not all told yet. */
  #ahead = null;
  /** Whether this line has told all that was missed, and tells what happens. */
  #subscribed = false;
  /** Whether the server answers over HTTP; null while it was not asked. */
  #answers = null;
  #asking = false;
  #failures = 0;
  #wanted = false;
  #watched = new Set();
  #timers = { retry: 0, ping: 0, patience: 0, poll: 0 };

  constructor() {
    super();
    session.addEventListener('change', () => (session.user && !session.ended ? this.start() : this.stop()));
    addEventListener('online', () => this.#wanted && this.#startAnew());
    addEventListener('offline', () => this.#wanted && this.#doubt());
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
    this.#socket = this.#cursor = this.#answers = null;
    this.#subscribed = false;
    this.#failures = 0;
    this.#watched.clear();
    this.jobs.clear();
    this.#judge();
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
    this.#ahead = null;
    socket.onopen = () => {
      this.#send({ action: 'subscribe', jobs: ['*'], ...(this.#cursor ? { since: this.#cursor } : {}) });
      this.#subscribeWatched();
    };
    socket.onmessage = (message) => this.#take(JSON.parse(message.data));
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  #take(frame) {
    clearTimeout(this.#timers.patience);
    this.#pingLater();
    if (frame.cursor && frame.type !== 'subscribed') this.#reach(frame.cursor);
    switch (frame.type) {
      case 'subscribed':
        if (frame.jobs.includes('*')) this.#beLive(frame.cursor);
        else this.#hearOut();
        break;
      case 'job.update':
        this.tell(frame.job);
        break;
      case 'job.deleted':
        this.#forget(frame.job.id);
        break;
      case 'error':
        if (frame.code === 'replay_too_long' || frame.code === 'invalid_cursor') this.#startOver();
        break;
      default:
    }
  }

  /**
   * What happens just now comes between what was missed, and is ahead of it. If the line breaks amid that, the rest
   * is still to be asked for: the cursor stays until all of it has come.
   */
  #reach(cursor) {
    if (this.#subscribed) this.#cursor = cursor;
    else this.#ahead = cursor;
  }

  /** @param {string} start where the subscription began */
  #beLive(start) {
    const resumed = Boolean(this.#cursor);
    this.#cursor = resumed ? (this.#ahead ?? this.#cursor) : start;
    this.#subscribed = true;
    this.#answers = null;
    this.#failures = 0;
    clearTimeout(this.#timers.poll);
    this.#judge();
    if (!resumed) this.#hearOut();
  }

  /** Takes a job as somebody else just gave it, and says so if it is news. */
  tell(job) {
    const known = this.jobs.get(job.id);
    if (known && known.version >= job.version) return;
    // Frames shorten long texts; what was read whole stays whole.
    const whole = known?.whole && known.attempt === job.attempt;
    this.jobs.set(job.id, { ...job, parameters: whole ? known.parameters : job.parameters, whole });
    this.dispatchEvent(new CustomEvent('job', { detail: this.jobs.get(job.id) }));
  }

  /**
   * What happened after a job was read and before the line for it stood was told to nobody, and only a
   * cursor would bring it back. So whatever is known to be under way is read once more.
   */
  async #hearOut() {
    try {
      await this.#readJobs();
    } catch {
      this.dispatchEvent(new Event('stale'));
    }
  }

  /** Reads the newest jobs, and those that are known to be under way. */
  async #readJobs() {
    const page = await get('/api/jobs/', { page_size: 50 });
    page.results.forEach((job) => this.tell(job));
    const listed = new Set(page.results.map((job) => job.id));
    const others = [...this.jobs.values()].filter((job) => !isOver(job) && !listed.has(job.id));
    await Promise.all(others.map((job) => this.#readJob(job.id)));
  }

  async #readJob(id) {
    try {
      this.tell(await get(`/api/jobs/${id}/`));
    } catch (failure) {
      if (failure.status !== 404) throw failure;
      this.#forget(id);
    }
  }

  #forget(id) {
    this.jobs.delete(id);
    this.dispatchEvent(new CustomEvent('gone', { detail: id }));
  }

  #startOver() {
    this.#cursor = this.#ahead = null;
    this.#send({ action: 'subscribe', jobs: ['*'] });
    this.dispatchEvent(new Event('stale'));
  }

  #lost() {
    clearTimeout(this.#timers.patience);
    clearTimeout(this.#timers.ping);
    this.#socket = null;
    this.#subscribed = false;
    if (!this.#wanted) return;
    this.#failures++;
    this.#judge();
    if (this.#failures > 2) this.#poll();
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

  /** The network is back: whatever line there was is not worth waiting for. */
  #startAnew() {
    const old = this.#socket;
    this.#socket = null;
    old?.close();
    clearTimeout(this.#timers.patience);
    clearTimeout(this.#timers.ping);
    this.#subscribed = false;
    this.#answers = null;
    this.#judge();
    this.#connect();
  }

  /** The browser says that there is no network. A server on the same machine answers all the same. */
  #doubt() {
    this.#answers = false;
    this.#judge();
    this.#poll();
  }

  /** Asks as long as nothing is pushed, and as long as it is in doubt whether the server is there. */
  async #poll() {
    clearTimeout(this.#timers.poll);
    if (this.#asking) return;
    this.#asking = true;
    const [subscribed, answered] = [this.#subscribed, this.#answers];
    const answers = await this.#readJobs().then(() => true, (failure) => (failure.status === 0 ? false : null));
    this.#asking = false;
    if (!this.#wanted || (this.#subscribed && !subscribed)) return;
    this.#answers = this.#subscribed && answers !== false ? null : answers;
    this.#judge();
    if (answers && answered === false && !this.#socket) this.#retrySoon(0);
    if (this.state !== 'live') this.#timers.poll = setTimeout(() => this.#poll(), POLL_MS);
  }

  /** Says how things are, if that is news. */
  #judge() {
    const state = this.#judged();
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }

  /** @returns {LiveState} */
  #judged() {
    if (!this.#wanted) return 'off';
    if (this.#answers === false) return 'offline';
    if (this.#subscribed) return 'live';
    return this.#answers ? 'polling' : 'reconnecting';
  }
}

/** Whether a job has come to its end. */
export function isOver(job) {
  return ['completed', 'failed', 'cancelled'].includes(job.status);
}

export const live = new Live();
