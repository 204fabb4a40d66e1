import { html, nothing } from 'lit';
import { spoken } from '../engines.js';
import { counted, language as named, span } from '../format.js';
import { choiceField, field, selectField, textArea, textField } from '../parts/field.js';
import '../parts/file-drop.js';
import '../parts/voice-picker.js';
import { REQUIRED, fileFault, filled, languageChoices, plainValues, tooLong, voiceFault } from './form.js';

const MAX_LENGTH = 600_000;
const DOCUMENTS = '.txt,.md,.epub,.docx,.pdf,.html,.htm,.xhtml,text/*';
const CHAPTERS = /^\s*[1-9]\d{0,3}(-[1-9]\d{0,3})?\s*(,\s*[1-9]\d{0,3}(-[1-9]\d{0,3})?\s*)*$/;
const WORDS_A_SECOND = 2.6;
const MARKS = '[pause 500ms] is silence; [say: SQL | sequel] speaks another word, [ipa: tomato | təˈmeɪtoʊ] these sounds.';

/** Sound descriptions in captions, which are not speaker names. */
const NOISE = /^(?:.*[ _-])?(?:music|playing|applause|cheering|laughter|laughs|laughing|coughs|coughing|sighs|noise|beep|silence|audio|inaudible|unintelligible|crosstalk)$/;

/** Marks of a text, right or wrong, which are not speaker names either. */
const MARK = /^(?:pause|say)(?![\p{L}\p{M}'’_-])/u;

/** The speakers that a text marks by [name] at the beginning of a line. */
const speakers = (text) => [...new Set([...(text ?? '').matchAll(/^\[(\p{L}[\p{L}\p{M}\p{N} .'’_-]{0,39})\]/gmu)].map((match) => match[1].trim().toLowerCase()))].filter((name) => !NOISE.test(name) && !MARK.test(name));

/** @type {import('./form.js').JobForm} */
export const form = {
  initial: { from: 'text', text: '', voice: '', language: '', speed: 1, format: 'mp3', images: false, voices: {}, chapters: '', epub: false, files: false },

  values: (given, hasFile) => ({ ...plainValues(form.initial, given), from: hasFile ? 'file' : 'text', images: Boolean(given.image_descriptions), chapters: asList(given.chapters).join(', '), epub: asList(given.outputs).includes('epub'), files: asList(given.outputs).includes('chapters') }),

  check(values, given, offer) {
    const { from, text, voice, language, chapters } = values;
    const cast = from === 'text' ? speakers(text) : [];
    return {
      ...(from === 'file' ? fileFault(given, 'Choose a file.') : text.trim() ? tooLong('text', text, MAX_LENGTH) : { text: REQUIRED }),
      ...(from === 'text' || !chapters.trim() || CHAPTERS.test(chapters) ? {} : { chapters: 'Enter numbers or ranges of chapters, such as 1, 5-9.' }),
      ...voiceFault('voice', voice, '', offer),
      ...Object.assign({}, ...cast.map((name) => voiceFault(`voices.${name}`, values.voices[name], '', offer))),
      ...(voice || !language || spoken(offer.engines).includes(language) ? {} : { language: `No voice for ${named(language)} is available. Choose another language.` }),
    };
  },

  parameters({ from, text, voice, language, speed, format, images, voices, chapters, epub, files }) {
    const cast = from === 'text' ? Object.fromEntries(Object.entries(voices).filter(([name, id]) => id && speakers(text).includes(name))) : {};
    const outputs = [epub ? 'epub' : '', files ? 'chapters' : ''].filter(Boolean);
    return filled({ text: from === 'text' ? text : '', voice, language: voice ? '' : language, speed: Number(speed), format, image_descriptions: from === 'file' && images ? true : '', voices: Object.keys(cast).length ? cast : '', chapters: from === 'file' && chapters.trim() ? chapters.split(',').map(chapter) : '', outputs: outputs.length ? outputs : '' });
  },

  fields(it) {
    const { values, set } = it;
    return html`
      ${choiceField({ name: 'from', label: 'Source' }, values.from, [['text', 'Type it'], ['file', 'Text file or book']], (value) => set('from', value))}
      ${values.from === 'text'
        ? textArea({ name: 'text', label: 'Text', wrong: it.wrong('text'), help: howLong(values.text) }, values.text, (text) => set('text', text), { rows: 8, placeholder: 'Good morning. The train leaves at nine.' })
        : html`<file-drop label="File" accept=${DOCUMENTS} help="A book or a document: EPUB, DOCX, PDF, HTML, Markdown or plain text. Chapters are marked in the result." accepted="Choose an EPUB, DOCX, PDF, HTML, Markdown or text file." .draft=${it.draft} .inspect=${textFault} .kept=${it.upload} .wrong=${it.wrong('input_file')} @upload=${(event) => it.take(event.detail)}></file-drop>
          <label class="check"><input type="checkbox" .checked=${values.images} @change=${(event) => set('images', event.target.checked)}><span>Read the descriptions of images</span></label>
          ${textField({ name: 'chapters', label: 'Chapters', optional: true, help: 'Their numbers in the book, such as 1, 5-9. Default: all.', wrong: it.wrong('chapters') }, values.chapters, (chapters) => set('chapters', chapters))}`}
      <voice-picker .value=${values.voice} .wrong=${it.wrong('voice')} help="Default: a voice of the language." @voice=${(event) => set('voice', event.detail)}></voice-picker>
      ${values.from === 'text' ? speakers(values.text).map((name) => html`<voice-picker .name=${`voice-${name.replaceAll(' ', '-')}`} .label=${`Voice of ${name}`} .value=${values.voices[name] ?? ''} .wrong=${it.wrong(`voices.${name}`)}
          @voice=${(event) => set('voices', { ...values.voices, [name]: event.detail })}></voice-picker>`) : nothing}
      ${values.voice ? nothing : selectField({ name: 'language', label: 'Language', wrong: it.wrong('language') }, values.language, languageChoices(spoken(it.engines), values.language, 'English, if nothing is chosen'), (value) => set('language', value))}
      <div class="pair">
        ${field({ name: 'speed', called: 'Speed', label: `Speed: ${Number(values.speed).toFixed(2).replace(/0$/, '')}×`, wrong: it.wrong('speed') }, (described) => html`<input id="speed" type="range" min="0.5" max="2" step="0.05" .value=${String(values.speed)} aria-describedby=${described} @input=${(event) => set('speed', Number(event.target.value))}>`)}
        ${choiceField({ name: 'format', label: 'Format' }, values.format, [['mp3', 'MP3'], ['wav', 'WAV'], ['ogg', 'Ogg'], ['m4b', 'M4B']], (value) => set('format', value))}
      </div>
      <label class="check"><input type="checkbox" name="epub" .checked=${values.epub} @change=${(event) => set('epub', event.target.checked)}><span>Also make an EPUB with the text and its narration</span></label>
      <label class="check"><input type="checkbox" name="files" .checked=${values.files} @change=${(event) => set('files', event.target.checked)}><span>Also make an MP3 file for each chapter</span></label>`;
  },
};

const asList = (value) => (Array.isArray(value) ? value : []);

/** A number, or a range. @param {string} text */
const chapter = (text) => (text.includes('-') ? text.trim() : Number(text));

/** The error of a text file, if any. @param {File} file */
async function textFault(file) {
  // The worker reads these, and finds out what is text in them.
  if (/\.(?:epub|docx|pdf|x?html?)$/i.test(file.name)) return '';
  const limit = `A text has at most ${MAX_LENGTH.toLocaleString('en')} characters`;
  if (file.size > 40 * MAX_LENGTH) return `${limit}; this file is larger. Split it into parts.`;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && bytes.includes(0) && !isWide(bytes)) return 'This file is not a text. Choose a text file, or save it as one.';
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return ''; // in another encoding, which the worker finds out
  }
  if (!text.trim()) return 'This file contains no text.';
  // Of a text with chapters, some may be chosen.
  if (/^#{1,3} .+$[^]*^#{1,3} /m.test(text)) return '';
  const letters = text.length > MAX_LENGTH ? [...text].length : 0;
  return letters > MAX_LENGTH ? `${limit}; this one has ${letters.toLocaleString('en')}. Split it into parts.` : '';
}

/** UTF-16 without a mark: every other byte of its beginning is zero. @param {Uint8Array} bytes */
function isWide(bytes) {
  const zeros = [0, 0];
  bytes.subarray(0, 200).forEach((byte, at) => (zeros[at % 2] += byte === 0 ? 1 : 0));
  return Math.max(...zeros) > 60 && Math.min(...zeros) === 0;
}

function howLong(text) {
  const words = text.trim() ? text.trim().split(/\s+/).length : 0;
  return words ? `${counted(words, 'word')}, about ${span(words / WORDS_A_SECOND)} of speech. A line that begins with [Anna] is spoken by Anna. ${MARKS}` : `For several speakers, begin a line with a name: [Anna] Good morning. ${MARKS}`;
}
