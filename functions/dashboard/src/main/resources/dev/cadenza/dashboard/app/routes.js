/**
 * The screen of each path, as a pattern of the URL Pattern standard. Screens are loaded on first use.
 */
const ROUTES = [
  ['/', 'screen-overview', () => import('./screens/overview.js'), 'Overview'],
  ['/new{/}?', 'screen-new', () => import('./screens/new.js'), 'New job'],
  ['/new/:type{/}?', 'screen-job-form', () => import('./screens/job-form.js'), 'New job'],
  ['/projects{/}?', 'screen-projects', () => import('./screens/projects.js'), 'Projects'],
  ['/projects/:id{/}?', 'screen-project', () => import('./screens/project.js'), 'Project'],
  ['/jobs{/}?', 'screen-jobs', () => import('./screens/jobs.js'), 'Jobs'],
  ['/jobs/:id{/}?', 'screen-job', () => import('./screens/job.js'), 'Job'],
  ['/voices{/}?', 'screen-voices', () => import('./screens/voices.js'), 'Voices'],
  ['/settings{/}?', 'screen-settings', () => import('./screens/settings.js'), 'Settings'],
  ['/users{/}?', 'screen-users', () => import('./screens/users.js'), 'Users'],
  ['/profile{/}?', 'screen-profile', () => import('./screens/profile.js'), 'Profile'],
];
const NOWHERE = ['', 'screen-not-found', () => import('./screens/not-found.js'), 'Not found'];

/** @typedef {{tag: string, load: () => Promise<any>, title: string, params: Record<string, string>}} Route */

/** Whether this browser has what the addresses need; docs/dashboard.md names the versions. */
export const hasRoutes = 'URLPattern' in globalThis;

/** @type {[URLPattern, ...any][]} */
let patterns;

/** @returns {Route} */
export function routeOf(path) {
  // Created on first use, because an old browser has to load this module, too.
  patterns ??= ROUTES.map(([pathname, ...screen]) => [new URLPattern({ pathname }), ...screen]);
  for (const [pattern, tag, load, title] of patterns) {
    const params = decoded(pattern.exec({ pathname: path })?.pathname.groups);
    if (params) return { tag, load, title, params };
  }
  const [, tag, load, title] = NOWHERE;
  return { tag, load, title, params: {} };
}

function decoded(groups) {
  if (!groups) return null;
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return null; // Not valid text, so not a path of a screen.
  }
}
