import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { html as page, unsafeStatic } from 'lit/static-html.js';
import { Element } from './parts/element.js';
import { brand, icon } from './parts/icon.js';
import { shown } from './parts/dialog.js';
import { live } from './live.js';
import { router } from './router.js';
import { hasRoutes, routeOf } from './routes.js';
import { session } from './session.js';
import { onKey, showShortcuts } from './shortcuts.js';
import { signOut } from './sign-out.js';
import { isDark, setTheme } from './theme.js';
import './parts/connection-dot.js';
import './screens/sign-in.js';

const LINKS = [
  ['/', 'Overview', 'overview'],
  ['/jobs', 'Jobs', 'jobs'],
  ['/projects', 'Projects', 'projects'],
  ['/voices', 'Voices', 'voices'],
  ['/settings', 'Settings', 'settings'],
];

/** The frame around every screen, with the sign-in. */
class CadenzaApp extends Element {
  /** The displayed route. The address changes earlier, while the next screen is fetched. */
  #shown = null;
  #failed = false;

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'change', () => this.#open());
    this.listen(session, 'change', () => this.#sessionChanged());
    this.listen(document, 'keydown', onKey);
    if (session.user && !session.ended) live.start();
    this.#open();
  }

  #user = session.user?.id;

  #sessionChanged() {
    // Another user signed in: no data of the previous user may stay on the page.
    if (session.user && this.#user && session.user.id !== this.#user) location.assign('/');
    this.#user = session.user?.id;
    this.#open();
  }

  async #open() {
    this.requestUpdate();
    if (!session.user || !hasRoutes) return;
    const path = location.pathname;
    const route = { ...routeOf(path), path };
    try {
      await route.load();
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    if (location.pathname !== path) return;
    const moved = this.#shown?.path !== path;
    this.#shown = route;
    document.title = `${route.title} · Cadenza`;
    this.requestUpdate();
    await this.updateComplete;
    if (moved) this.querySelector('main')?.focus({ preventScroll: true });
  }

  render() {
    if (!hasRoutes) return outdated();
    if (!session.user) return html`<screen-sign-in></screen-sign-in>`;
    return html`<div class="shell" ?inert=${session.ended}>
        <a class="button skip" href="#content" @click=${this.#skip}>Skip to the content</a>
        ${this.#rail()}
        <main class="content" id="content" tabindex="-1">${this.#screen()}</main>
        ${this.#tabs()}
      </div>
      ${session.ended ? html`<screen-sign-in .again=${true}></screen-sign-in>` : nothing}`;
  }

  #screen() {
    if (this.#failed) {
      return html`<div class="empty" role="alert"><h1>This screen could not be loaded</h1>
        <p class="muted">Check the connection, then reload. Nothing that you typed is lost.</p>
        <button class="button primary" @click=${() => location.reload()}>Reload</button></div>`;
    }
    if (!this.#shown) return nothing;
    const { path, tag: name, params } = this.#shown;
    const tag = unsafeStatic(name);
    // One element per path: the data of one job is never displayed under another address.
    return keyed(path, page`<${tag} .params=${params}></${tag}>`);
  }

  #rail() {
    return html`<header class="rail">
      <a class="brand" href="/">${brand()}Cadenza</a>
      <nav aria-label="Main">
        ${session.writes ? html`<a class="button primary new" href="/new">${icon('plus')}New job</a>` : nothing}
        ${this.#links().map(([path, words, glyph]) => this.#link(path, words, glyph))}
      </nav>
      <div class="rest">
        <a class="rail-link" href="/api/docs/">${icon('api')}<span>API</span></a>
        <button class="rail-link" title="?" @click=${showShortcuts}>${icon('keys')}<span>Shortcuts</span></button>
        <connection-dot></connection-dot>
        <div class="who">${this.#link('/profile', session.user.username, 'person')}
          <button class="icon-button" aria-label=${isDark() ? 'Use the light theme' : 'Use the dark theme'} title=${isDark() ? 'Light' : 'Dark'} @click=${this.#switchTheme}>${icon(isDark() ? 'light' : 'dark')}</button>
          <button class="icon-button" aria-label="Sign out" title="Sign out" @click=${signOut}>${icon('leave')}</button></div>
      </div>
    </header>`;
  }

  #links() {
    return session.isAdmin ? [...LINKS, ['/users', 'Users', 'users']] : LINKS;
  }

  #link(path, words, glyph) {
    return html`<a class="rail-link" href=${path} aria-current=${isHere(path) ? 'page' : nothing}>${icon(glyph)}<span>${words}</span></a>`;
  }

  #tabs() {
    const tab = (path, words, glyph) => html`<a href=${path} aria-current=${isHere(path) ? 'page' : nothing}>${icon(glyph)}${words}</a>`;
    return html`<nav class="tabs" aria-label="Main, for phones">
      ${tab('/', 'Overview', 'overview')}${tab('/jobs', 'Jobs', 'jobs')}${session.writes ? tab('/new', 'New', 'plus') : tab('/voices', 'Voices', 'voices')}
      ${tab('/projects', 'Projects', 'projects')}<button @click=${this.#more}>${icon('more')}More</button>
    </nav>`;
  }

  #more = () =>
    shown((close) => html`<h2 id="dialog-title" class="row apart">${session.user.username}<connection-dot></connection-dot></h2>
      <nav class="more-sheet" aria-label="More" @click=${() => close()}>
        ${[...this.#links().slice(3), ['/profile', 'Profile', 'person'], ['/api/docs/', 'API', 'api']].map(([path, words, glyph]) => this.#link(path, words, glyph))}
        <button class="button plain" @click=${this.#switchTheme}>${icon(isDark() ? 'light' : 'dark')}${isDark() ? 'Light theme' : 'Dark theme'}</button>
        <button class="button plain" @click=${signOut}>${icon('leave')}Sign out</button>
      </nav>`);

  #switchTheme = () => {
    setTheme(isDark() ? 'light' : 'dark');
    this.requestUpdate();
  };

  #skip = (event) => {
    event.preventDefault();
    this.querySelector('main').focus();
  };
}

function outdated() {
  return html`<div class="empty" role="alert"><h1>This browser is too old</h1>
    <p class="muted">These pages need Chrome or Edge 123, Firefox 142 or Safari 26, or a later version.</p></div>`;
}

function isHere(path) {
  return path === '/' ? location.pathname === '/' : location.pathname.startsWith(path);
}

customElements.define('cadenza-app', CadenzaApp);
