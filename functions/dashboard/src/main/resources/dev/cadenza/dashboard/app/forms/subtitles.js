import { html, nothing } from 'lit';
import { selectField, textField } from '../parts/field.js';
import { filled } from './form.js';

const PRESETS = [['', 'Standard: two lines of 42 characters'], ['netflix', 'Netflix'], ['bbc', 'BBC'], ['youtube', 'YouTube'], ['tiktok', 'TikTok: a few words at a time']];
const POSITIONS = [['', 'Bottom'], ['middle', 'Middle'], ['top', 'Top']];
const MAX_WORDS = 20;
const HIGHLIGHT = '#FFD400';

/** The fields of subtitles as a form has them. */
export const subtitleValues = { cue_preset: '', cue_words: '', cue_styled: false, cue_karaoke: false, cue_bilingual: false, burn: false, burn_position: '', burn_highlight: false };

/** The error of a field, if any. */
export const subtitleFaults = ({ cue_words: words }) => (!words || (/^\d+$/.test(words) && Number(words) >= 1 && Number(words) <= MAX_WORDS) ? {} : { cue_words: `Enter a whole number from 1 to ${MAX_WORDS}.` });

/** The parameters of a job in the place of the form's values. @param {boolean} translated whether there is a second language */
export function withSubtitles({ cue_preset: preset, cue_words: words, cue_styled: styled, cue_karaoke: karaoke, cue_bilingual: both, burn, burn_position: position, burn_highlight: highlight, ...values }, translated) {
  const formats = [...(styled ? ['ass'] : []), ...(karaoke ? ['karaoke_vtt', 'karaoke_ass'] : [])];
  const subtitles = filled({ preset, words_per_cue: words ? Number(words) : '', formats: formats.length ? formats : '', bilingual: (both && translated) || '' });
  const style = filled({ position, highlight: highlight ? HIGHLIGHT : '' });
  return { ...values, ...(Object.keys(subtitles).length ? { subtitles } : {}), ...(burn ? { burn_in: Object.keys(style).length ? style : true } : {}) };
}

/** The form's values for the parameters of a job, see `withSubtitles`. */
export function subtitleValuesOf({ subtitles = {}, burn_in: burn }) {
  const formats = subtitles.formats ?? [];
  return {
    cue_preset: subtitles.preset ?? '',
    cue_words: subtitles.words_per_cue ? String(subtitles.words_per_cue) : '',
    cue_styled: formats.includes('ass'),
    cue_karaoke: formats.includes('karaoke_vtt') || formats.includes('karaoke_ass'),
    cue_bilingual: Boolean(subtitles.bilingual),
    burn: Boolean(burn),
    burn_position: burn?.position ?? '',
    burn_highlight: Boolean(burn?.highlight),
  };
}

/** @param {import('./form.js').Filling} it @param {boolean} translated whether there is a second language */
export function subtitleFields(it, translated) {
  const { values, set } = it;
  const check = (name, label, help) => html`<label class="check"><input type="checkbox" name=${name} .checked=${values[name]} @change=${(event) => set(name, event.target.checked)}>
    <span>${label}${help ? html`<br><span class="small muted">${help}</span>` : nothing}</span></label>`;
  return html`<details class="more"><summary>Subtitles</summary><div>
    <div class="pair">${selectField({ name: 'cue_preset', label: 'Layout' }, values.cue_preset, PRESETS, (value) => set('cue_preset', value))}
      ${textField({ name: 'cue_words', label: 'Words at a time', optional: true, help: '1 for captions word by word.', wrong: it.wrong('cue_words') }, values.cue_words, (text) => set('cue_words', text.trim()))}</div>
    ${check('cue_styled', 'Also as ASS, for video editors')}
    ${check('cue_karaoke', 'Also with the time of each word', 'WebVTT and ASS for karaoke.')}
    ${translated ? check('cue_bilingual', 'Also with both languages in each subtitle') : nothing}
    ${check('burn', 'Draw the subtitles into the video', 'For videos only. The result has subtitled.mp4.')}
    ${values.burn ? html`${selectField({ name: 'burn_position', label: 'Position' }, values.burn_position, POSITIONS, (value) => set('burn_position', value))}
      ${check('burn_highlight', 'Highlight the word that is spoken')}` : nothing}
  </div></details>`;
}
