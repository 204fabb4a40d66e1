import { patch, post, remove } from './api.js';

/**
 * Changes, creates or deletes a setting.
 *
 * @param {'own'|'shared'} kind
 * @param {string} key
 * @param {object} [before] the current setting, if it exists
 * @param {any} value null deletes the setting
 */
export async function putSetting(kind, key, before, value) {
  if (value === null) await (before && remove(`/api/settings/${before.id}/`));
  else if (before) await patch(`/api/settings/${before.id}/`, { value });
  else await post('/api/settings/', { key, value, ...(kind === 'shared' ? { user: null } : {}) });
}

/** The settings of a kind. @param {object[]} settings @param {'own'|'shared'} kind */
export const ofKind = (settings, kind) => settings.filter((setting) => (setting.user === null) === (kind === 'shared'));
