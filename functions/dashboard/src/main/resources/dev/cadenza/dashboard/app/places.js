/**
 * The scroll positions of the tab's history. A screen loads its content after it is opened,
 * so the position is restored whenever the page grows, until it is reached or the user scrolls.
 */
const KEY = 'cadenza.places';
const MAX_PLACES = 100;
const PATIENCE_MS = 10_000;
const OWN_MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

export class Places {
  #places = read();
  #entry;
  /** Stops a pending restore. */
  #stop = null;

  constructor() {
    history.scrollRestoration = 'manual';
    this.#arrive();
    addEventListener('pagehide', () => this.leave());
  }

  /** Stores the scroll position of the current page. */
  leave() {
    const place = this.#stop ? this.#places.get(this.#entry) : Math.round(scrollY);
    this.#stop?.();
    this.#places.delete(this.#entry);
    this.#places.set(this.#entry, place);
    while (this.#places.size > MAX_PLACES) this.#places.delete(this.#places.keys().next().value);
    sessionStorage.setItem(KEY, JSON.stringify([...this.#places]));
  }

  /** The state of a new history entry, which becomes the current one. */
  enter() {
    this.#entry = `${Date.now()}.${Math.random()}`;
    return { entry: this.#entry };
  }

  /** The browser moved to another entry while the previous one is still displayed. */
  return() {
    this.leave();
    this.#arrive();
  }

  #arrive() {
    // An address typed by hand, or followed from elsewhere, has no state yet.
    if (history.state?.entry) this.#entry = history.state.entry;
    else history.replaceState(this.enter(), '');
    this.#goBackTo(this.#places.get(this.#entry) ?? 0);
  }

  #goBackTo(place) {
    scrollTo(0, place);
    const sizes = new ResizeObserver(() => scrollTo(0, place));
    const stop = () => {
      sizes.disconnect();
      clearTimeout(timer);
      OWN_MOVES.forEach((type) => removeEventListener(type, stop));
      this.#stop = null;
    };
    const timer = setTimeout(stop, PATIENCE_MS);
    OWN_MOVES.forEach((type) => addEventListener(type, stop, { passive: true }));
    this.#stop = stop;
    sizes.observe(document.body);
  }
}

function read() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY)));
  } catch {
    return new Map();
  }
}
