import { all } from './api.js';
import { session } from './session.js';

/** Names of accounts and projects by their identifiers, read once. */
let people = new Map();
let projects = null;
/** The user's access to each project that was listed. */
let accesses = new Map();

session.addEventListener('change', () => {
  people = new Map();
  projects = null;
  accesses = new Map();
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
  projects ??= all('/api/projects/').then(
    (listed) => {
      accesses = new Map(listed.map((project) => [project.id, project.access]));
      return listed;
    },
    (failure) => {
      projects = null;
      throw failure;
    },
  );
  return projects;
}

/**
 * What the user may do with a job: `viewer`, `editor`, `owner` or `admin`. Load the projects before.
 *
 * @param {object} job
 */
function accessTo(job) {
  if (session.isAdmin) return 'admin';
  return job.created_by === session.user?.id ? 'owner' : (accesses.get(job.project) ?? 'viewer');
}

/** Whether a list of all jobs has a job: those of shared projects are listed with the project. @param {object} job */
export const isListed = (job) => session.isAdmin || job.created_by === session.user?.id;

/** Whether the user may change, cancel and retry a job. @param {object} job */
export const edits = (job) => session.writes && accessTo(job) !== 'viewer';

/** Whether the user may delete a job. @param {object} job */
export const deletes = (job) => session.writes && ['owner', 'admin'].includes(accessTo(job));

export function forgetProjects() {
  projects = null;
}

/** Names by identifier. */
export async function projectNames() {
  return new Map((await projectList()).map((project) => [project.id, project.name]));
}
