import { session } from './session.js';

/**
 * What the API said no with. `fields` holds its words by the name of the field they belong to.
 */
export class ApiError extends Error {
  /**
   * @param {number} status 0 when there was no answer at all
   * @param {any} body
   */
  constructor(status, body) {
    super(sentence(status, body));
    this.status = status;
    this.fields = status === 400 ? fields(body) : {};
  }
}

/**
 * Asks the API.
 *
 * @param {string} method
 * @param {string} path with a slash at the end
 * @param {{body?: any, query?: Record<string, any>, headers?: Record<string, string>, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} the answer's JSON; with its ETag as `etag` where there is one
 * @throws {ApiError}
 */
export async function ask(method, path, options = {}) {
  const token = await session.token().catch(() => null);
  let answer = await send(method, path, options, token);
  if (answer.status === 401 && token) {
    const fresh = await session.renew(token).catch(() => null);
    if (fresh) answer = await send(method, path, options, fresh);
  }
  if (answer.status === 204) return null;
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ApiError(answer.status, body);
  const etag = answer.headers.get('etag');
  return etag && body && !Array.isArray(body) ? Object.defineProperty(body, 'etag', { value: etag }) : body;
}

export const get = (path, query, signal) => ask('GET', path, { query, signal });
export const post = (path, body, headers) => ask('POST', path, { body, headers });
export const patch = (path, body, etag) => ask('PATCH', path, { body, headers: etag ? { 'If-Match': etag } : {} });
export const remove = (path) => ask('DELETE', path);

/** Makes a thing once, however often the network makes us ask. */
export async function create(path, body) {
  const headers = { 'Idempotency-Key': uuid() };
  try {
    return await post(path, body, headers);
  } catch (failure) {
    if (failure.status !== 0) throw failure;
    return post(path, body, headers);
  }
}

/** All items of a list, up to a number of pages. */
export async function all(path, query = {}, pages = 10) {
  const items = [];
  let page = await get(path, { ...query, page_size: 100 });
  items.push(...page.results);
  for (let count = 1; page.next && count < pages; count++) {
    page = await get(relative(page.next));
    items.push(...page.results);
  }
  return items;
}

/** A page of a list. A search looks through a part of the list at a time: this goes on until something is found. */
export async function listed(path, query) {
  let found = await get(path, query);
  while (query.search && !found.results.length && found.next) found = await get(relative(found.next));
  return found;
}

/** A link of the API as a path of this origin. */
export function relative(link) {
  const url = new URL(link);
  return url.pathname + url.search;
}

/** The content of a file of a result; its link needs no token. */
export async function content(url, kind = 'json') {
  const answer = await fetch(url);
  if (!answer.ok) throw new ApiError(answer.status, { detail: 'The file could not be read. Reload the page for new links.' });
  return answer[kind]();
}

async function send(method, path, { body, query, headers, signal }, token) {
  const search = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '' && value !== null));
  const url = search.size ? `${path}?${search}` : path;
  const all = { Accept: 'application/json', ...headers };
  if (token) all.Authorization = `Bearer ${token}`;
  if (body !== undefined) all['Content-Type'] = 'application/json';
  try {
    return await fetch(url, { method, headers: all, body: body === undefined ? undefined : JSON.stringify(body), signal });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ApiError(0, { detail: 'Cadenza cannot be reached. Check the connection, then try again.' });
  }
}

function sentence(status, body) {
  if (typeof body?.detail === 'string') return body.detail;
  if (typeof body?.message === 'string') return body.message;
  if (status >= 500) return 'The server failed. Try again in a moment.';
  const [first] = Object.values(fields(body));
  return first ?? 'That did not work.';
}

/** Errors of fields as one text each; those of a job's parameters stand beside the others. */
function fields(body) {
  const found = {};
  for (const [name, value] of Object.entries(body ?? {})) {
    if (name === 'parameters' && !Array.isArray(value)) Object.assign(found, fields(value));
    else found[name] = words(value);
  }
  return found;
}

function words(value) {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join(' ');
  return Object.values(value ?? {}).map(words).join(' ');
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
