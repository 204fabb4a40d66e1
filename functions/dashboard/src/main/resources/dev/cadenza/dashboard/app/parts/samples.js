import { get } from '../api.js';
import { sayFailure } from './toast.js';

/**
 * Plays samples of voices, one at a time on the page.
 *
 * Events: `change` when a sample is loaded, plays or ends.
 */
class Samples extends EventTarget {
  #audio = new Audio();
  #voice = '';
  #loading = false;

  constructor() {
    super();
    for (const end of ['ended', 'error']) this.#audio.addEventListener(end, () => this.#set('', false));
  }

  /** @returns {''|'loading'|'playing'} */
  stateOf(voice) {
    if (this.#voice !== voice.id) return '';
    return this.#loading ? 'loading' : 'playing';
  }

  /** Plays the sample of a voice, or stops it. One that does not exist yet is made by the server now. */
  async toggle(voice) {
    this.#audio.pause();
    if (this.#voice === voice.id) return this.#set('', false);
    this.#set(voice.id, true);
    try {
      const link = voice.sample ?? (await get(`/api/voices/${voice.id}/`)).sample;
      if (this.#voice !== voice.id) return;
      if (!link) throw new Error('This voice has no sample.');
      voice.sample = link;
      this.#audio.src = link;
      await this.#audio.play().catch(() => {
        throw new Error('The sample could not be played. Reload the page for a new link.');
      });
      if (this.#voice === voice.id) this.#set(voice.id, false);
    } catch (failure) {
      if (this.#voice !== voice.id) return;
      this.#set('', false);
      sayFailure(failure);
    }
  }

  #set(voice, loading) {
    this.#voice = voice;
    this.#loading = loading;
    this.dispatchEvent(new Event('change'));
  }
}

export const samples = new Samples();
