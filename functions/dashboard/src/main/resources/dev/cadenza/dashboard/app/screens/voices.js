import { html, nothing } from 'lit';
import { remove } from '../api.js';
import { favourites, toggleFavourite } from '../favourites.js';
import { counted, language, primary } from '../format.js';
import { confirmed } from '../parts/dialog.js';
import { waiting } from '../parts/empty-state.js';
import { icon } from '../parts/icon.js';
import { samples } from '../parts/samples.js';
import { sayFailure, toast } from '../parts/toast.js';
import { forgetVoices, voiceList, voiceWords } from '../parts/voice-picker.js';
import { router } from '../router.js';
import { session } from '../session.js';
import { Screen } from './screen.js';

/** Of a section, until the rest is asked for: engines have hundreds of voices. */
const MAX_SHOWN = 48;

/** The list of voices with samples. */
class Voices extends Screen {
  #voices = null;
  #favourites = [];
  #opened = new Set();

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'query', () => this.requestUpdate());
    this.listen(samples, 'change', () => this.requestUpdate());
  }

  async load() {
    [this.#voices, this.#favourites] = await Promise.all([voiceList(), favourites()]);
  }

  show() {
    return html`<div class="page"><header class="row apart"><h1>Voices</h1>
        ${session.writes ? html`<a class="button" href="/new/voice_cloning">${icon('plus')}Clone a voice</a>` : nothing}</header>
      ${this.#voices ? this.#body() : waiting(6)}</div>`;
  }

  #body() {
    const { language: tag, gender, style, search } = router.query;
    const shown = this.#voices.filter(
      (voice) =>
        (!tag || primary(voice.language) === tag) && (!gender || voice.gender === gender) && (!style || stylesOf(voice).includes(style)) && isLike(voice, search ?? ''),
    );
    const own = shown.filter((voice) => voice.engine === 'cloned');
    const rest = shown.filter((voice) => voice.engine !== 'cloned');
    const liked = rest.filter((voice) => this.#favourites.includes(voice.id));
    const natural = rest.filter((voice) => voice.quality !== 'draft');
    const drafts = rest.filter((voice) => voice.quality === 'draft');
    return html`<div class="toolbar" role="search">
        <div class="search">${icon('search')}<input type="search" aria-label="Search voices" placeholder="Search voices" .value=${search ?? ''} @input=${(event) => router.refine({ ...router.query, search: event.target.value })}></div>
        ${this.#filter('language', 'Language', 'Any language', tag, this.#tags())}
        ${this.#filter('gender', 'Gender', 'Any gender', gender, [['female', 'Female'], ['male', 'Male'], ['neutral', 'Neutral']])}
        ${this.#filter('style', 'Style', 'Any style', style, this.#styles())}</div>
      ${this.#section('Yours', own)}
      ${this.#section('Favourites', liked)}
      ${shown.length ? nothing : html`<div class="empty"><h2>No matching voices</h2><p class="muted">Search for a name, a language, “female” or “male”, or an engine.</p>
        <button class="button" @click=${() => router.refine({})}>Show all voices</button></div>`}
      ${this.#section('Natural voices', natural, `${counted(natural.length, 'voice')}.`)}
      ${this.#section('Drafts', drafts, `${counted(drafts.length, 'voice')}. They sound artificial and speak at once: good for a first version.`)}`;
  }

  #filter(name, label, any, chosen, choices) {
    if (!choices.length) return nothing;
    return html`<select aria-label=${label} @change=${(event) => router.refine({ ...router.query, [name]: event.target.value })}>
      <option value="" .selected=${!chosen}>${any}</option>${choices.map(([key, words]) => html`<option value=${key} .selected=${key === chosen}>${words}</option>`)}</select>`;
  }

  #tags() {
    const tags = [...new Set(this.#voices.map((voice) => primary(voice.language)))];
    return tags.map((each) => [each, language(each)]).sort((one, other) => one[1].localeCompare(other[1]));
  }

  #styles() {
    return [...new Set(this.#voices.flatMap(stylesOf))].sort().map((style) => [style, style]);
  }

  #section(title, voices, text) {
    if (!voices.length) return nothing;
    const shown = this.#opened.has(title) ? voices : voices.slice(0, MAX_SHOWN);
    const more = voices.length - shown.length;
    return html`<section class="block"><h2>${title}</h2>${text ? html`<p class="muted small">${text}</p>` : nothing}<div class="voices">${shown.map((voice) => this.#row(voice))}</div>
      ${more ? html`<div><button class="button" @click=${() => (this.#opened.add(title), this.requestUpdate())}>Show ${more} more</button></div>` : nothing}</section>`;
  }

  #row(voice) {
    const state = samples.stateOf(voice);
    const liked = this.#favourites.includes(voice.id);
    const listen = state === 'playing' ? 'Stop' : state === 'loading' ? 'Loading' : 'Listen';
    return html`<div class="list-item">
      <button class="icon-button" aria-pressed=${state ? 'true' : 'false'} aria-label=${`${listen === 'Stop' ? 'Stop' : 'Listen to'} ${voice.name}`} title=${listen} @click=${() => samples.toggle(voice)}>${icon(state ? 'pause' : 'play')}</button>
      <div class="grow"><span class="name">${voice.name}</span><div class="small muted clip" title=${voiceWords(voice)}>${voiceWords(voice)}</div></div>
      ${session.writes && voice.engine !== 'cloned' ? html`<button class=${`icon-button${liked ? ' chosen' : ''}`} aria-pressed=${liked ? 'true' : 'false'} aria-label=${`Favourite ${voice.name}`} title="Favourite" @click=${() => this.#like(voice)}>${icon('star')}</button>` : nothing}
      ${session.writes ? html`<a class="button small" href=${`/new/tts?${new URLSearchParams({ voice: voice.id })}`}>Use<span class="unseen"> ${voice.name}</span></a>` : nothing}
      ${voice.engine === 'cloned' && session.writes ? html`<button class="button small danger" @click=${() => this.#delete(voice)}>Delete<span class="unseen"> ${voice.name}</span></button>` : nothing}
    </div>`;
  }

  async #like(voice) {
    try {
      this.#favourites = await toggleFavourite(voice.id);
    } catch (failure) {
      sayFailure(failure);
    }
    this.requestUpdate();
  }

  async #delete(voice) {
    if (!(await confirmed({ title: `Delete the voice “${voice.name}”?`, text: 'Existing recordings are kept. The voice can no longer be used.', action: 'Delete the voice' }))) return;
    try {
      await remove(`/api/voices/${voice.id}/`);
      toast(`“${voice.name}” is deleted.`);
      forgetVoices();
      this.reload();
    } catch (failure) {
      sayFailure(failure);
    }
  }
}

/**
 * Whether a voice matches all words of the search. They may occur within its name, or start any
 * other word of its description: a search for “male” does not match “female”.
 */
function isLike(voice, search) {
  const name = `${voice.name} ${voice.id}`.toLowerCase();
  const about = [voiceWords(voice), voice.gender, voice.language, language(primary(voice.language)), voice.engine === 'cloned' ? 'yours cloned' : 'built in'];
  const words = split(about.join(' '));
  return split(search).every((part) => name.includes(part) || words.some((word) => word.startsWith(part)));
}

const stylesOf = (voice) => (voice.style ? voice.style.split(', ') : []);

const split = (text) => text.toLowerCase().split(/[\s,()\/]+/).filter(Boolean);

customElements.define('screen-voices', Voices);
