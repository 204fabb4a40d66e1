/**
 * Which screen a path shows. Screens are fetched when they are first wanted.
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

class Router extends EventTarget {
  constructor() {
    super();
    addEventListener('popstate', () => this.dispatchEvent(new Event('change')));
    document.addEventListener('click', (event) => this.#follow(event));
  }

  /** @returns {Route} */
  get route() {
    const segments = split(location.pathname);
    for (const [pattern, tag, load, title] of ROUTES) {
      const params = match(split(pattern), segments);
      if (params) return { tag, load, title, params };
    }
    const [, tag, load, title] = NOWHERE;
    return { tag, load, title, params: {} };
  }

  get query() {
    return Object.fromEntries(new URLSearchParams(location.search));
  }

  go(path) {
    history.pushState(null, '', path);
    scrollTo(0, 0);
    this.dispatchEvent(new Event('change'));
  }

  /** Keeps a filter in the address without a new page in the history. */
  refine(query) {
    const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
    history.replaceState(null, '', location.pathname + (search.size ? `?${search}` : ''));
    this.dispatchEvent(new Event('query'));
  }

  #follow(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || link.target || link.hasAttribute('download') || url.pathname.startsWith('/api/')) return;
    event.preventDefault();
    if (url.href !== location.href) this.go(url.pathname + url.search);
  }
}

function split(path) {
  return path.split('/').filter(Boolean).map(decodeURIComponent);
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

export const router = new Router();
