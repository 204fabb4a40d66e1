import { html, nothing } from 'lit';
import { remove } from '../api.js';
import { counted, language, primary } from '../format.js';
import { confirmed } from '../parts/dialog.js';
import { waiting } from '../parts/empty-state.js';
import { icon } from '../parts/icon.js';
import { sayFailure, toast } from '../parts/toast.js';
import { forgetVoices, playSample, voiceList, voiceWords } from '../parts/voice-picker.js';
import { router } from '../router.js';
import { session } from '../session.js';
import { Screen } from './screen.js';

/** The list of voices with samples. */
class Voices extends Screen {
  #voices = null;

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'query', () => this.requestUpdate());
  }

  async load() {
    this.#voices = await voiceList();
  }

  show() {
    return html`<div class="page"><header class="row apart"><h1>Voices</h1>
        ${session.writes ? html`<a class="button" href="/new/voice_cloning">${icon('plus')}Clone a voice</a>` : nothing}</header>
      ${this.#voices ? this.#body() : waiting(6)}</div>`;
  }

  #body() {
    const { language: tag, search } = router.query;
    const tags = [...new Set(this.#voices.map((voice) => primary(voice.language)))].map((each) => [each, language(each)]).sort((one, other) => one[1].localeCompare(other[1]));
    const shown = this.#voices.filter((voice) => (!tag || primary(voice.language) === tag) && isLike(voice, search ?? ''));
    const own = shown.filter((voice) => voice.engine === 'cloned');
    const others = shown.filter((voice) => voice.engine !== 'cloned');
    return html`<div class="toolbar" role="search">
        <div class="search">${icon('search')}<input type="search" aria-label="Search voices" placeholder="Search voices" .value=${search ?? ''} @input=${(event) => router.refine({ ...router.query, search: event.target.value })}></div>
        <select aria-label="Language" @change=${(event) => router.refine({ ...router.query, language: event.target.value })}><option value="" .selected=${!tag}>Any language</option>${tags.map(([key, words]) => html`<option value=${key} .selected=${key === tag}>${words}</option>`)}</select></div>
      ${own.length ? html`<section class="block"><h2>Yours</h2><div class="voices">${own.map((voice) => this.#row(voice))}</div></section>` : nothing}
      ${shown.length ? nothing : html`<div class="empty"><h2>No matching voices</h2><p class="muted">Search for a name, a language, “female” or “male”, or an engine.</p>
        <button class="button" @click=${() => router.refine({})}>Show all voices</button></div>`}
      ${others.length ? html`<section class="block"><h2>Built in</h2><p class="muted small">${counted(others.length, 'voice')}. Embedded voices are drafts.</p>
        <div class="voices">${others.map((voice) => this.#row(voice))}</div></section>` : nothing}`;
  }

  #row(voice) {
    return html`<div class="list-item">
      <button class="icon-button" ?disabled=${!voice.sample} aria-label=${`Listen to ${voice.name}`} title=${voice.sample ? 'Listen' : 'No sample available'} @click=${() => playSample(voice)}>${icon('play')}</button>
      <div class="grow"><span class="name">${voice.name}</span><div class="small muted clip">${voiceWords(voice)}</div></div>
      ${voice.engine === 'cloned' && session.writes ? html`<button class="button small danger" @click=${() => this.#delete(voice)}>Delete<span class="unseen"> ${voice.name}</span></button>` : nothing}
    </div>`;
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

const split = (text) => text.toLowerCase().split(/[\s,()\/]+/).filter(Boolean);

customElements.define('screen-voices', Voices);
