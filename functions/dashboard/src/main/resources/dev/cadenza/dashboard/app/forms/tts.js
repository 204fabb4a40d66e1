import { html, nothing } from 'lit';
import { counted, span } from '../format.js';
import { languagesOf } from '../engines.js';
import { choiceField, field, selectField, textArea } from '../parts/field.js';
import '../parts/file-drop.js';
import '../parts/voice-picker.js';
import { REQUIRED, filled, languageChoices } from './form.js';

const LONGEST = 600_000;
const WORDS_A_SECOND = 2.6;

/** What captions note of sounds: nobody is called that. */
const NOISE = /^(?:.*[ _-])?(?:music|playing|applause|cheering|laughter|laughs|laughing|coughs|coughing|sighs|noise|beep|silence|audio|inaudible|unintelligible|crosstalk)$/;

/** The speakers that a text marks by [name] at the beginning of a line. */
const speakers = (text) => [...new Set([...(text ?? '').matchAll(/^\[(\p{L}[\p{L}\p{M}\p{N} .'’_-]{0,39})\]/gmu)].map((match) => match[1].trim().toLowerCase()))].filter((name) => !NOISE.test(name));

/** @type {import('./form.js').JobForm} */
export const form = {
  initial: { from: 'text', text: '', voice: '', language: '', speed: 1, format: 'mp3', voices: {} },

  check(values, upload) {
    if (values.from === 'file') return upload ? {} : { input_file: 'Choose a text file.' };
    if (!values.text.trim()) return { text: REQUIRED };
    return values.text.length > LONGEST ? { text: `Ensure this field has no more than ${LONGEST} characters.` } : {};
  },

  parameters({ from, text, voice, language, speed, format, voices }) {
    const cast = from === 'text' ? Object.fromEntries(Object.entries(voices).filter(([name, id]) => id && speakers(text).includes(name))) : {};
    return filled({ text: from === 'text' ? text : '', voice, language: voice ? '' : language, speed: Number(speed), format, voices: Object.keys(cast).length ? cast : '' });
  },

  fields(it) {
    const { values, set } = it;
    return html`
      ${choiceField({ name: 'from', label: 'What is to be read' }, values.from, [['text', 'Type it'], ['file', 'Text file']], (value) => set('from', value))}
      ${values.from === 'text'
        ? textArea({ name: 'text', label: 'Text', wrong: it.wrong('text'), help: howLong(values.text) }, values.text, (text) => set('text', text), { rows: 8, placeholder: 'Good morning. The train leaves at nine.' })
        : html`<file-drop label="Text file" accept=".txt,.md,text/plain" help="Plain text in UTF-8." .kept=${it.upload} .wrong=${it.wrong('input_file')} @upload=${(event) => it.take(event.detail)}></file-drop>`}
      <voice-picker .value=${values.voice} .wrong=${it.wrong('voice')} help="Left open, a voice of the language is chosen." @voice=${(event) => set('voice', event.detail)}></voice-picker>
      ${values.from === 'text' ? speakers(values.text).map((name) => html`<voice-picker .name=${`voice-${name.replaceAll(' ', '-')}`} .label=${`Voice of ${name}`} .value=${values.voices[name] ?? ''}
          @voice=${(event) => set('voices', { ...values.voices, [name]: event.detail })}></voice-picker>`) : nothing}
      ${values.voice ? nothing : selectField({ name: 'language', label: 'Language', wrong: it.wrong('language') }, values.language, languageChoices(languagesOf(it.engines, 'text-to-speech'), 'English, if nothing is chosen'), (value) => set('language', value))}
      <div class="pair">
        ${field({ name: 'speed', label: `Speed: ${Number(values.speed).toFixed(2).replace(/0$/, '')}×`, wrong: it.wrong('speed') }, (described) => html`<input id="speed" type="range" min="0.5" max="2" step="0.05" .value=${String(values.speed)} aria-describedby=${described} @input=${(event) => set('speed', Number(event.target.value))}>`)}
        ${choiceField({ name: 'format', label: 'Format' }, values.format, [['mp3', 'MP3'], ['wav', 'WAV'], ['ogg', 'Ogg']], (value) => set('format', value))}
      </div>`;
  },
};

function howLong(text) {
  const words = text.trim() ? text.trim().split(/\s+/).length : 0;
  return words ? `${counted(words, 'word')}, about ${span(words / WORDS_A_SECOND)} of speech. A line that begins with [Anna] is spoken by Anna.` : 'For several speakers, begin a line with a name: [Anna] Good morning.';
}
