import { all, patch, post } from './api.js';
import { session } from './session.js';

/** The user's setting that lists the ids of favourite voices. */
export const FAVOURITES = 'favourite_voices';

let setting = null;

/** @returns {Promise<string[]>} ids of voices */
export async function favourites() {
  const value = (await found())?.value;
  return Array.isArray(value) ? value : [];
}

/** Adds a voice to the favourites, or removes it. @returns {Promise<string[]>} all after that */
export async function toggleFavourite(id) {
  setting = null;
  const before = await found();
  const ids = Array.isArray(before?.value) ? before.value : [];
  const value = ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
  if (before) await patch(`/api/settings/${before.id}/`, { value });
  else await post('/api/settings/', { key: FAVOURITES, value });
  setting = null;
  return value;
}

function found() {
  setting ??= all('/api/settings/').then(
    (settings) => settings.find((each) => each.key === FAVOURITES && each.user === session.user.id),
    (failure) => {
      setting = null;
      throw failure;
    },
  );
  return setting;
}
