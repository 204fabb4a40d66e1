import { get } from './api.js';
import { EventPlace } from './event-place.js';
import { session } from './session.js';
import { Watched } from './watched.js';

/**
 * Live updates of jobs. One socket per tab; after a reconnect it sends the cursor of the last event
 * and receives the missed ones. Without a socket, the list is polled every few seconds.
 *
 * Events: `job` (detail: a job), `gone` (detail: an id), `state`, and `stale` when too many events were missed
 * and every screen should load its data again.
 */
const PING_MS = 45_000;
const PATIENCE_MS = 10_000;
const POLL_MS = 4_000;
const MAX_WAIT_MS = 30_000;

/**
 * `live`: changes are pushed. `reconnecting`: the connection was lost, and the next attempt is pending. `polling`:
 * no socket, but the server responds over HTTP. `offline`: the server does not respond.
 *
 * @typedef {'off'|'live'|'reconnecting'|'polling'|'offline'} LiveState
 */

class Live extends EventTarget {
  /** @type {LiveState} */
  state = 'off';
  /** @type {Map<string, object>} the newest known version of each job */
  jobs = new Map();
  watched = new Watched((frame) => this.#send(frame));
  #socket = null;
  #place = new EventPlace();
  /** Whether all missed events were received and new ones are pushed. */
  #subscribed = false;
  /** Whether the server responds over HTTP; null before the first request. */
  #answers = null;
  #asking = false;
  #failures = 0;
  #enabled = false;
  #timers = { retry: 0, ping: 0, patience: 0, poll: 0 };

  constructor() {
    super();
    session.addEventListener('change', () => (session.user && !session.ended ? this.start() : this.stop()));
    addEventListener('online', () => this.#enabled && this.#reconnect());
    addEventListener('offline', () => this.#enabled && this.#doubt());
    document.addEventListener('visibilitychange', () => !document.hidden && this.#enabled && !this.#socket && this.#retrySoon(0));
  }

  start() {
    if (this.#enabled) return;
    this.#enabled = true;
    this.#connect();
  }

  stop() {
    this.#enabled = false;
    Object.values(this.#timers).forEach(clearTimeout);
    this.#socket?.close();
    this.#socket = this.#answers = null;
    this.#place.forget();
    this.#subscribed = false;
    this.#failures = 0;
    this.watched.clear();
    this.jobs.clear();
    this.#judge();
  }

  /** Subscribes to jobs of other users, too. @param {object[]} jobs */
  watch(jobs) {
    this.watched.watch(jobs.filter((job) => !isOver(job)));
  }

  /** The newest known version of a job that was read over HTTP. */
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
    if (!this.#enabled || this.#socket) return;
    const token = await session.token().catch(() => null);
    if (!token || !this.#enabled || this.#socket) return this.#enabled && this.#lost();
    const socket = new WebSocket(document.querySelector('meta[name=cadenza-socket]').content, ['bearer', token]);
    this.#socket = socket;
    this.#awaitWord();
    this.#place.begin();
    socket.onopen = () => {
      // Asks for a warning before the token ends; without one, the socket would stay open after it.
      this.#send({ action: 'renew', token });
      this.#send({ action: 'subscribe', jobs: ['*'], ...(this.#place.cursor ? { since: this.#place.cursor } : {}) });
      this.watched.again();
    };
    socket.onmessage = (message) => this.#take(JSON.parse(message.data));
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  #take(frame) {
    clearTimeout(this.#timers.patience);
    this.#pingLater();
    if (frame.cursor && frame.type !== 'subscribed') this.#place.reach(frame);
    switch (frame.type) {
      case 'subscribed':
        if (frame.jobs.includes('*')) this.#beLive(frame.cursor);
        else this.#refreshActive();
        break;
      case 'job.update':
        this.receive(frame.job);
        break;
      case 'job.deleted':
        this.#remove(frame.job.id);
        break;
      case 'token.expiring':
        this.#renew();
        break;
      case 'error':
        if (frame.code === 'replay_too_long' || frame.code === 'invalid_cursor') this.#startOver();
        // A watched job or project is deleted or no longer shared: the screens ask for what there is.
        if (frame.code === 'not_found') this.watched.clear(), this.dispatchEvent(new Event('stale'));
        break;
      default:
    }
  }

  /** @param {string} start where the subscription began */
  #beLive(start) {
    const resumed = this.#place.complete(start);
    this.#subscribed = true;
    this.#answers = null;
    this.#failures = 0;
    clearTimeout(this.#timers.poll);
    this.#judge();
    if (!resumed) this.#refreshActive();
  }

  /** Stores a job that was received elsewhere, and dispatches `job` if it is newer. */
  receive(job) {
    const known = this.jobs.get(job.id);
    if (known && known.version >= job.version) return;
    // Frames shorten long texts; keep the full text if it is known.
    const whole = known?.whole && known.attempt === job.attempt;
    this.jobs.set(job.id, { ...job, parameters: whole ? known.parameters : job.parameters, whole });
    this.dispatchEvent(new CustomEvent('job', { detail: this.jobs.get(job.id) }));
  }

  /**
   * Events between the reading of a job and its subscription are not pushed, and only a
   * cursor would return them. So all active jobs are read once more.
   */
  async #refreshActive() {
    try {
      await this.#readJobs();
    } catch {
      this.dispatchEvent(new Event('stale'));
    }
  }

  /** Reads the newest jobs and all active ones. */
  async #readJobs() {
    const page = await get('/api/jobs/', { page_size: 50 });
    page.results.forEach((job) => this.receive(job));
    const listed = new Set(page.results.map((job) => job.id));
    const others = [...this.jobs.values()].filter((job) => !isOver(job) && !listed.has(job.id));
    await Promise.all(others.map((job) => this.#readJob(job.id)));
  }

  async #readJob(id) {
    try {
      this.receive(await get(`/api/jobs/${id}/`));
    } catch (failure) {
      if (failure.status !== 404) throw failure;
      this.#remove(id);
    }
  }

  #remove(id) {
    this.jobs.delete(id);
    this.dispatchEvent(new CustomEvent('gone', { detail: id }));
  }

  #startOver() {
    this.#place.forget();
    this.#send({ action: 'subscribe', jobs: ['*'] });
    this.dispatchEvent(new Event('stale'));
  }

  #lost() {
    clearTimeout(this.#timers.patience);
    clearTimeout(this.#timers.ping);
    this.#socket = null;
    this.#subscribed = false;
    if (!this.#enabled) return;
    this.#failures++;
    this.#judge();
    if (this.#failures > 2) this.#poll();
    const wait = Math.min(500 * 2 ** this.#failures, MAX_WAIT_MS);
    this.#retrySoon(wait / 2 + Math.random() * (wait / 2));
  }

  #retrySoon(milliseconds) {
    clearTimeout(this.#timers.retry);
    this.#timers.retry = setTimeout(() => this.#connect(), milliseconds);
  }

  /** Without a new token the server closes the socket. */
  async #renew() {
    const token = await session.fresh().catch(() => null);
    if (token) this.#send({ action: 'renew', token });
  }

  /** Closes a connection that is silent for too long. */
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

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** The network is back: replace the old connection immediately. */
  #reconnect() {
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

  /** The browser reports that it is offline. A server on the same machine may still respond. */
  #doubt() {
    this.#answers = false;
    this.#judge();
    this.#poll();
  }

  /** Polls while nothing is pushed, and while it is unknown whether the server responds. */
  async #poll() {
    clearTimeout(this.#timers.poll);
    if (this.#asking) return;
    this.#asking = true;
    const [subscribed, answered] = [this.#subscribed, this.#answers];
    const answers = await this.#readJobs().then(() => true, (failure) => (failure.status === 0 ? false : null));
    this.#asking = false;
    if (!this.#enabled || (this.#subscribed && !subscribed)) return;
    this.#answers = this.#subscribed && answers !== false ? null : answers;
    this.#judge();
    if (answers && answered === false && !this.#socket) this.#retrySoon(0);
    if (this.state !== 'live') this.#timers.poll = setTimeout(() => this.#poll(), POLL_MS);
  }

  /** Dispatches the state if it has changed. */
  #judge() {
    const state = this.#judged();
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }

  /** @returns {LiveState} */
  #judged() {
    if (!this.#enabled) return 'off';
    if (this.#answers === false) return 'offline';
    if (this.#subscribed) return 'live';
    return this.#answers ? 'polling' : 'reconnecting';
  }
}

/** Whether a job is finished. */
export function isOver(job) {
  return ['completed', 'failed', 'cancelled'].includes(job.status);
}

export const live = new Live();
