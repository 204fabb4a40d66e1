import { html, nothing } from 'lit';
import { all, get, patch, post, remove } from '../api.js';
import { engineList, forgetEngines } from '../engines.js';
import { money } from '../format.js';
import { waiting } from '../parts/empty-state.js';
import { engineSettings, isKnown } from '../parts/engine-settings.js';
import { choiceField, textField } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { PRONUNCIATIONS, projectOf, pronunciations } from '../parts/pronunciations.js';
import { sayFailure, toast } from '../parts/toast.js';
import { VOCABULARY, vocabulary } from '../parts/vocabulary.js';
import { session } from '../session.js';
import { ofKind, putSetting } from '../setting-store.js';
import { setTheme, theme } from '../theme.js';
import { Screen } from './screen.js';

/** Shared settings, and the user's own, which override them. */
class Settings extends Screen {
  #settings = null;
  #engines = [];
  #spending = null;
  #drafts = { own: { key: '', value: '' }, shared: { key: '', value: '' } };
  #wrong = { own: {}, shared: {} };

  async load() {
    const [settings, engines, stats] = await Promise.all([all('/api/settings/'), engineList(), get('/api/stats/')]);
    this.#settings = settings;
    this.#engines = engines;
    this.#spending = stats.spending;
  }

  show() {
    return html`<div class="page"><header><h1>Settings</h1></header>
      <section class="block"><h2>Appearance</h2>${choiceField({ name: 'theme', label: 'Theme', help: 'Kept in this browser.' }, theme(), [['system', 'System'], ['light', 'Light'], ['dark', 'Dark']], (choice) => (setTheme(choice), this.requestUpdate()))}</section>
      ${this.#settings ? html`${this.#group('own', 'Yours', 'They apply to you only and override the shared settings.', session.writes)}${this.#group('shared', 'Shared', session.isAdmin ? 'They apply to all users without their own setting.' : 'Managed by an admin.', session.isAdmin)}` : waiting(4)}</div>`;
  }

  #group(kind, title, text, writes) {
    const theirs = ofKind(this.#settings, kind);
    const settings = writes ? theirs.filter((setting) => !isKnown(setting.key)) : theirs;
    return html`<section class="block" aria-labelledby=${kind}><h2 id=${kind}>${title}</h2><p class="muted">${text}</p>
      ${writes ? this.#known(kind, theirs) : nothing}
      ${settings.length ? html`<div class="rows">${settings.map((setting) => this.#row(setting, writes))}</div>` : html`<p class="muted">${writes ? 'No other settings.' : 'No settings.'}</p>`}
      ${writes ? this.#adding(kind) : nothing}</section>`;
  }

  #known(kind, settings) {
    const byKey = new Map(settings.map((setting) => [setting.key, setting]));
    const values = new Map(settings.map((setting) => [setting.key, setting.value]));
    const spent = `${money(this.#spending.usd)} this month${session.isAdmin ? ', by all users' : ''}.`;
    const put = (key, value) => this.#put(kind, key, byKey.get(key), value);
    return html`${engineSettings(kind, values, this.#engines, spent, put)}${pronunciations(kind, values.get(PRONUNCIATIONS), (value) => put(PRONUNCIATIONS, value))}
      ${vocabulary(kind, values.get(VOCABULARY), (value) => put(VOCABULARY, value))}`;
  }

  /** @param {object} [before] the current setting, if it exists */
  async #put(kind, key, before, value) {
    try {
      await putSetting(kind, key, before, value);
      toast('Saved.');
    } catch (failure) {
      sayFailure(failure);
    }
    forgetEngines();
    this.reload();
  }

  #row(setting, writes) {
    return html`<div class="list-item"><div class="grow"><label class="name" for=${`setting-${setting.id}`}>${setting.key}</label></div>
      ${writes && projectOf(setting.key) ? html`<a href=${`/projects/${projectOf(setting.key)}`}>Edit in the project</a>${this.#deletion(setting)}` : writes
        ? html`<input id=${`setting-${setting.id}`} class="grow" .value=${written(setting.value)} @change=${(event) => this.#save(setting, event.target.value)}>${this.#deletion(setting)}`
        : html`<code id=${`setting-${setting.id}`}>${written(setting.value)}</code>`}</div>`;
  }

  #deletion(setting) {
    return html`<button class="icon-button" aria-label=${`Delete ${setting.key}`} title="Delete" @click=${() => this.#delete(setting)}>${icon('close')}</button>`;
  }

  #adding(kind) {
    const values = this.#drafts[kind];
    const wrong = this.#wrong[kind];
    return html`<form class="sheet" novalidate @submit=${(event) => this.#add(event, kind)}><div class="pair">
      ${textField({ name: `${kind}-key`, label: 'Name', wrong: wrong.key }, values.key, (text) => (values.key = text), { placeholder: 'default_language' })}
      ${textField({ name: `${kind}-value`, label: 'Value', wrong: wrong.value ?? wrong.all, help: 'A text, or JSON.' }, values.value, (text) => (values.value = text), { placeholder: 'en' })}</div>
      <div><button class="button">Add the setting</button></div></form>`;
  }

  async #add(event, kind) {
    event.preventDefault();
    const { key, value } = this.#drafts[kind];
    try {
      await post('/api/settings/', { key, value: value === '' ? undefined : parsed(value), ...(kind === 'shared' ? { user: null } : {}) });
      this.#drafts[kind] = { key: '', value: '' };
      this.#wrong[kind] = {};
      toast('Added.');
      await this.reload();
    } catch (failure) {
      this.#wrong[kind] = Object.keys(failure.fields ?? {}).length ? { all: failure.fields.non_field_errors ?? failure.fields.detail, ...failure.fields } : { all: failure.message };
    }
    this.requestUpdate();
  }

  async #save(setting, text) {
    try {
      await patch(`/api/settings/${setting.id}/`, { value: parsed(text) });
      toast('Saved.');
    } catch (failure) {
      sayFailure(failure);
    }
    this.reload();
  }

  async #delete(setting) {
    try {
      await remove(`/api/settings/${setting.id}/`);
      const back = { key: setting.key, value: setting.value, ...(setting.user === null ? { user: null } : {}) };
      toast(`“${setting.key}” is deleted.`, { action: 'Undo', act: () => post('/api/settings/', back).then(() => this.reload(), sayFailure) });
    } catch (failure) {
      sayFailure(failure);
    }
    this.reload();
  }
}

/** Input that is not JSON is a text, so quotes are not required. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function written(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

customElements.define('screen-settings', Settings);
