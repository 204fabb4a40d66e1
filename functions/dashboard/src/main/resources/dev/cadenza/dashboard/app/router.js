import { Places } from './places.js';

/**
 * The address: navigation, and the filters that a screen keeps in the query. routes.js maps it to a screen.
 *
 * Events: `change` when another path is shown, `query` when only the query changes.
 */
class Router extends EventTarget {
  #places = new Places();
  #path = location.pathname;

  constructor() {
    super();
    addEventListener('popstate', () => {
      this.#places.return();
      this.#moved();
    });
    document.addEventListener('click', (event) => this.#follow(event));
  }

  get query() {
    return Object.fromEntries(new URLSearchParams(location.search));
  }

  go(path) {
    this.#places.leave();
    history.pushState(this.#places.enter(), '', path);
    scrollTo(0, 0);
    this.#moved();
  }

  /** Opens the same path with another query as a new history entry. */
  turn(query) {
    this.go(address(query));
  }

  /** Stores a filter in the address without a new history entry. */
  refine(query) {
    history.replaceState(history.state, '', address(query));
    this.dispatchEvent(new Event('query'));
  }

  #moved() {
    const changed = this.#path !== location.pathname;
    this.#path = location.pathname;
    this.dispatchEvent(new Event(changed ? 'change' : 'query'));
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

function address(query) {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return location.pathname + (search.size ? `?${search}` : '');
}

export const router = new Router();
