/**
 * The screen of each path. Screens are loaded on first use.
 */
const ROUTES = [
  ['/', 'screen-overview', () => import('./screens/overview.js'), 'Overview'],
  ['/new', 'screen-new', () => import('./screens/new.js'), 'New job'],
  ['/new/:type', 'screen-job-form', () => import('./screens/job-form.js'), 'New job'],
  ['/projects', 'screen-projects', () => import('./screens/projects.js'), 'Projects'],
  ['/projects/:id', 'screen-project', () => import('./screens/project.js'), 'Project'],
  ['/jobs', 'screen-jobs', () => import('./screens/jobs.js'), 'Jobs'],
  ['/jobs/:id', 'screen-job', () => import('./screens/job.js'), 'Job'],
  ['/voices', 'screen-voices', () => import('./screens/voices.js'), 'Voices'],
  ['/settings', 'screen-settings', () => import('./screens/settings.js'), 'Settings'],
  ['/users', 'screen-users', () => import('./screens/users.js'), 'Users'],
  ['/profile', 'screen-profile', () => import('./screens/profile.js'), 'Profile'],
];
const NOWHERE = ['', 'screen-not-found', () => import('./screens/not-found.js'), 'Not found'];

/** @typedef {{tag: string, load: () => Promise<any>, title: string, params: Record<string, string>}} Route */

/** @returns {Route} */
export function routeOf(path) {
  const segments = split(path);
  for (const [pattern, tag, load, title] of ROUTES) {
    const params = match(split(pattern), segments);
    if (params) return { tag, load, title, params };
  }
  const [, tag, load, title] = NOWHERE;
  return { tag, load, title, params: {} };
}

function split(path) {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return ['%']; // Not valid text, so not a path of a screen.
  }
}

function match(pattern, segments) {
  if (pattern.length !== segments.length) return null;
  const params = {};
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = segments[index];
    else if (part !== segments[index]) return null;
  }
  return params;
}
