import { session } from './session.js';
import { inWords, labelOf } from './wording.js';

/**
 * An error response of the API. `fields` holds its messages by field name.
 */
export class ApiError extends Error {
  /**
   * @param {number} status 0 without a response
   * @param {any} body
   */
  constructor(status, body) {
    super(sentence(status, body));
    this.status = status;
    this.fields = status === 400 ? fields(body) : {};
  }
}

/** The messages of an error by field name; under `all` if they concern no field. */
export function refusal({ message, fields = {} }) {
  const { detail, non_field_errors: general, ...rest } = fields;
  return Object.keys(rest).length ? { ...rest, ...(general ? { all: general } : {}) } : { all: detail ?? general ?? message };
}

/**
 * Sends a request to the API.
 *
 * @param {string} method
 * @param {string} path with a slash at the end
 * @param {{body?: any, query?: Record<string, any>, headers?: Record<string, string>, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} the response's JSON; with its ETag as `etag`, if present
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

/** The idempotency keys of requests without a response, by request: the resource may exist already. */
const unanswered = new Map();

/** Creates a resource once, even when the request is repeated. */
export async function create(path, body) {
  const same = `${session.user?.id} ${path} ${JSON.stringify(body)}`;
  const key = unanswered.get(same) ?? uuid();
  unanswered.set(same, key);
  const once = () => post(path, body, { 'Idempotency-Key': key });
  try {
    const made = await once().catch((failure) => (failure.status === 0 ? once() : Promise.reject(failure)));
    unanswered.delete(same);
    return made;
  } catch (failure) {
    if (failure.status > 0 && failure.status < 500) unanswered.delete(same);
    throw failure;
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

/** A page of a list. A search covers a part of the list at a time: this continues until something is found. */
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

/** The content of a result file; its link needs no token. */
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
    throw new ApiError(0, { detail: 'Cadenza is not reachable. Check the connection, then try again.' });
  }
}

function sentence(status, body) {
  if (status === 401) return 'Your session ended. Sign in, then try again.';
  if (typeof body?.detail === 'string') return body.detail;
  if (typeof body?.message === 'string') return body.message;
  if (status >= 500) return 'Server error. Try again in a moment.';
  const [first] = Object.entries(fields(body));
  return first ? inWords(first[1], labelOf(first[0])) : 'The request failed.';
}

/**
 * The errors of fields as one text each, by field name: those of a job's parameters are on the same level, and errors
 * inside a list or an object have a path as name, such as `characters.0.name`.
 */
function fields(body, place = '') {
  const found = {};
  for (const [name, value] of Object.entries(body ?? {})) {
    if (isText(value)) found[place + name] = [value].flat().join(' ');
    else Object.assign(found, fields(value, name === 'parameters' && !place ? '' : `${place}${name}.`));
  }
  return found;
}

const isText = (value) => typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
