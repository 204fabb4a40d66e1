/**
 * The address, where one goes and what a screen keeps in it. Which screen it shows is the business of routes.js.
 */
class Router extends EventTarget {
  constructor() {
    super();
    addEventListener('popstate', () => this.dispatchEvent(new Event('change')));
    document.addEventListener('click', (event) => this.#follow(event));
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

export const router = new Router();
