import { session } from './session.js';

/** Form input that is not submitted yet; it survives a reload and the end of a session. */
const key = (name) => `cadenza.draft.${session.user?.id ?? ''}.${name}`;

/** @param {string} name @returns {any} */
export function draft(name) {
  try {
    return JSON.parse(localStorage.getItem(key(name)));
  } catch {
    return null;
  }
}

export function keepDraft(name, value) {
  try {
    localStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    // A text too large to store is still in the form.
  }
}

export function dropDraft(name) {
  localStorage.removeItem(key(name));
}
