/**
 * Who is signed in, in every tab at once. Refresh tokens are valid for one use, so the tabs share
 * one pair in localStorage and take turns, by a lock, to renew it.
 */
const KEY = 'cadenza.session';
const EARLY_SECONDS = 300;

/** The cache that says which refresh token was used last. */
const USED = 'cadenza.session';
const LATE_MS = 5_000;

/** @typedef {{id: string, username: string, email: string, role: 'admin'|'editor'|'viewer'}} User */

/** An error of the sign-in, with a message to display. */
export class SignInFailed extends Error {}

class Session extends EventTarget {
  #stored = read();
  #timer = 0;

  constructor() {
    super();
    addEventListener('storage', (event) => event.key === KEY && this.#take(read()));
    this.#plan();
  }

  /** @returns {User | null} */
  get user() {
    return this.#stored?.user ?? null;
  }

  /** Whether the session expired, possibly with unsaved work on the page. */
  get ended() {
    return Boolean(this.#stored?.ended);
  }

  get writes() {
    return this.user !== null && this.user.role !== 'viewer';
  }

  get isAdmin() {
    return this.user?.role === 'admin';
  }

  /** @throws {SignInFailed} */
  async signIn(username, password) {
    const pair = await post('/api/token/', { username, password });
    const id = claims(pair.access).user_id;
    const answer = await fetch(`/api/profiles/${id}/`, { headers: { Authorization: `Bearer ${pair.access}` } });
    if (!answer.ok) throw new SignInFailed('Your profile could not be read. Try again.');
    const { username: name, email, role } = await answer.json();
    this.#keep({ ...pair, user: { id, username: name, email, role } });
  }

  async signOut() {
    const refresh = this.#stored?.refresh;
    this.#keep(null);
    if (refresh) await post('/api/token/blacklist/', { refresh }).catch(() => {});
  }

  /** Applies an updated profile. @param {User} user */
  update(user) {
    const { id, username, email, role } = user;
    if (this.#stored) this.#keep({ ...this.#stored, user: { id, username, email, role } });
  }

  /** An access token that is not about to expire; null if no user is signed in. */
  token() {
    return this.#lasting(15);
  }

  /** An access token that is valid for longer than the warning about a socket's token; null if no user is signed in. */
  fresh() {
    return this.#lasting(150);
  }

  async #lasting(seconds) {
    if (!this.#stored || this.ended) return null;
    return secondsLeft(this.#stored.access) > seconds ? this.#stored.access : this.renew(this.#stored.access);
  }

  /**
   * A new token in place of one that expired or was rejected. The first tab requests it; the
   * others read it from storage.
   */
  renew(old) {
    return locked('cadenza.renew', async () => {
      this.#take(await upToDate());
      if (!this.#stored || this.ended) return null;
      if (this.#stored.access !== old) return this.#stored.access;
      try {
        const { refresh } = this.#stored;
        const pair = await post('/api/token/refresh/', { refresh });
        await markUsed(refresh);
        this.#keep({ ...this.#stored, ...pair });
        return pair.access;
      } catch (failure) {
        if (!(failure instanceof SignInFailed)) throw failure;
        this.#keep({ user: this.user, ended: true });
        return null;
      }
    });
  }

  #keep(stored) {
    if (stored) localStorage.setItem(KEY, JSON.stringify(stored));
    else localStorage.removeItem(KEY);
    this.#take(stored);
  }

  #take(stored) {
    const before = this.#stored;
    this.#stored = stored;
    this.#plan();
    const changed = JSON.stringify(before?.user) !== JSON.stringify(stored?.user) || before?.ended !== stored?.ended;
    if (changed) this.dispatchEvent(new Event('change'));
  }

  /** Renews the token before it expires. */
  #plan() {
    clearTimeout(this.#timer);
    if (!this.#stored || this.ended) return;
    const access = this.#stored.access;
    const wait = Math.max(secondsLeft(access) - EARLY_SECONDS, 1);
    this.#timer = setTimeout(() => this.renew(access).catch(() => {}), Math.min(wait, 86_400) * 1000);
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/**
 * What is stored, without a refresh token that another tab has used. Tabs may be different processes: the lock reaches the
 * next one at once, but a write to localStorage may arrive later. A cache is the same for all at any time.
 */
async function upToDate() {
  const used = await lastUsed();
  const late = Date.now() + LATE_MS;
  let stored = read();
  while (used && stored?.refresh && claims(stored.refresh).jti === used && Date.now() < late) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    stored = read();
  }
  return stored;
}

/** The id of the refresh token that was used last; null without a cache, which some private windows refuse. */
async function lastUsed() {
  try {
    const cache = await caches.open(USED);
    return (await (await cache.match('/'))?.text()) ?? null;
  } catch {
    return null;
  }
}

async function markUsed(refresh) {
  try {
    const cache = await caches.open(USED);
    await cache.put('/', new Response(claims(refresh).jti));
  } catch {
    // The tabs are left with localStorage, which is nearly always in time.
  }
}

/** The server's message if it rejects the request; a TypeError if it is not reachable. */
async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const content = await answer.json().catch(() => ({}));
  if (answer.ok) return content;
  if (answer.status >= 500) throw new Error('Server error. Try again in a moment.');
  throw new SignInFailed(content.detail ?? 'Sign-in failed. Check your input.');
}

function claims(token) {
  return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
}

function secondsLeft(token) {
  return claims(token).exp - Date.now() / 1000;
}

/** Locks need a secure context, which an address in the local network is not. */
function locked(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

export const session = new Session();
