import { all } from './api.js';
import { session } from './session.js';

/** Names of accounts and projects by their identifiers, read once. */
let people = new Map();
let projects = null;

session.addEventListener('change', () => {
  people = new Map();
  projects = null;
});

/** Loads the names of owners for an admin. */
export async function learnPeople() {
  if (!session.isAdmin || people.size) return;
  people = new Map((await all('/api/profiles/')).map((profile) => [profile.id, profile.username]));
}

/** @param {string} id @returns {string} */
export function personName(id) {
  return id === session.user?.id ? 'you' : (people.get(id) ?? 'another user');
}

/** All projects that the user can read, newest first. @returns {Promise<object[]>} */
export function projectList() {
  projects ??= all('/api/projects/').catch((failure) => {
    projects = null;
    throw failure;
  });
  return projects;
}

export function forgetProjects() {
  projects = null;
}

/** Names by identifier. */
export async function projectNames() {
  return new Map((await projectList()).map((project) => [project.id, project.name]));
}
