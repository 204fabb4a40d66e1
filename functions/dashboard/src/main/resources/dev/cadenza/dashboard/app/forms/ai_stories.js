import { html, nothing } from 'lit';
import { choiceField, field, textArea, textField, wrongLine } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import '../parts/voice-picker.js';
import { inWords } from '../wording.js';
import { REQUIRED, filled, plainValues, tooLong, voiceFault } from './form.js';

const IDEAS = [
  'A lighthouse keeper who collects voices.',
  'Two sisters find a door in the garden wall that was not there yesterday.',
  'The last letter of a village postman was never delivered.',
];
const GENRES = ['adventure', 'everyday', 'fairy tale', 'ghost story', 'mystery', 'romance', 'science fiction'];
const TONES = ['warm', 'dark', 'funny', 'hopeful'];
const MAX_CHARACTERS = 12;
const SECONDS = [30, 3_600];
const MAX_SEED = 2_147_483_647;

/** @type {import('./form.js').JobForm} */
export const form = {
  initial: { prompt: '', genre: '', tone: '', length: 'short', seconds: '', characters: [], voice: '', seed: '' },

  values: (given) => ({
    ...plainValues(form.initial, given),
    characters: (given.characters ?? []).map(({ name = '', role = '' }) => ({ name, role })),
    seconds: given.seconds === undefined ? '' : String(given.seconds),
    seed: given.seed === undefined ? '' : String(given.seed),
  }),

  check(values, _, offer) {
    const nameless = values.characters.flatMap((each, index) => (each.name.trim() ? [] : [[`characters.${index}.name`, 'Give the character a name, or remove the line.']]));
    return {
      ...(values.prompt.trim() ? tooLong('prompt', values.prompt, 2_000) : { prompt: REQUIRED }),
      ...Object.fromEntries(nameless),
      ...voiceFault('voice', values.voice, 'en', offer),
      ...(values.seconds === '' || (/^\d+$/.test(values.seconds) && Number(values.seconds) >= SECONDS[0] && Number(values.seconds) <= SECONDS[1]) ? {} : { seconds: `Enter a whole number from ${SECONDS[0]} to ${SECONDS[1].toLocaleString('en')}.` }),
      ...(values.seed === '' || (/^\d+$/.test(values.seed) && Number(values.seed) <= MAX_SEED) ? {} : { seed: `Enter a whole number of at most ${MAX_SEED.toLocaleString('en')}.` }),
    };
  },

  parameters(values) {
    const characters = values.characters.map((each) => filled({ name: each.name.trim(), role: each.role.trim() }));
    return filled({ ...values, characters: characters.length ? characters : '', seconds: values.seconds === '' ? '' : Number(values.seconds), seed: values.seed === '' ? '' : Number(values.seed) });
  },

  fields(it) {
    const { values, set } = it;
    return html`
      ${textArea({ name: 'prompt', label: 'What the story is about', missing: 'Enter what the story is about.', wrong: it.wrong('prompt') }, values.prompt, (text) => set('prompt', text), { rows: 4 })}
      ${values.prompt ? nothing : html`<div class="ideas" aria-label="Ideas" role="group">${IDEAS.map((idea) => html`<button type="button" class="button small" @click=${() => set('prompt', idea)}>${idea}</button>`)}</div>`}
      <div class="pair">${suggested('genre', 'Genre', GENRES, it)}${suggested('tone', 'Tone', TONES, it)}</div>
      ${choiceField({ name: 'length', label: 'Length' }, values.length, [['short', 'Short'], ['medium', 'Medium'], ['long', 'Long']], (value) => set('length', value))}
      <fieldset class="field"><legend>Characters <span class="muted optional">optional</span></legend>
        ${values.characters.map((each, index) => character(each, index, it))}
        ${wrongLine('characters', inWords(it.wrong('characters'), 'Characters'))}
        ${values.characters.length < MAX_CHARACTERS ? html`<div><button type="button" class="button small" @click=${() => set('characters', [...values.characters, { name: '', role: '' }])}>${icon('plus')}Add a character</button></div>` : nothing}
      </fieldset>
      <voice-picker .value=${values.voice} label="Narrator" language="en" .wrong=${it.wrong('voice')} help="Default: chosen by the story engine." @voice=${(event) => set('voice', event.detail)}></voice-picker>
      <details class="more"><summary>More</summary><div>${textField({ name: 'seconds', label: 'Seconds', optional: true, help: 'About how long it is when it is read aloud, instead of the length above.', wrong: it.wrong('seconds') }, values.seconds, (text) => set('seconds', text.trim()))}
        ${textField({ name: 'seed', label: 'Seed', optional: true, help: 'The same seed gives the same story.', wrong: it.wrong('seed') }, values.seed, (text) => set('seed', text.trim()))}</div></details>`;
  },
};

function suggested(name, label, words, it) {
  return field({ name, label, optional: true, wrong: it.wrong(name) }, (described, invalid) => html`<input id=${name} placeholder=${words[0]} list=${`${name}-words`} maxlength="50" .value=${it.values[name]}
      aria-describedby=${described} aria-invalid=${invalid} @input=${(event) => it.set(name, event.target.value)}>
    <datalist id=${`${name}-words`}>${words.map((word) => html`<option value=${word}></option>`)}</datalist>`, it.values[name]);
}

function character(each, index, it) {
  const change = (part) => it.set('characters', it.values.characters.map((other, at) => (at === index ? { ...other, ...part } : other)));
  const name = `characters.${index}`;
  const wrong = inWords(it.wrong(`${name}.name`), 'The name') || inWords(it.wrong(`${name}.role`), 'The role');
  return html`<div class="field"><div class="character">
    <input aria-label=${`Name of character ${index + 1}`} placeholder="Name" maxlength="60" .value=${each.name} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? `${name}-wrong` : nothing} @input=${(event) => change({ name: event.target.value })}>
    <input aria-label=${`Role of character ${index + 1}`} placeholder="Role" maxlength="200" .value=${each.role} @input=${(event) => change({ role: event.target.value })}>
    <button type="button" class="icon-button" aria-label=${`Remove character ${index + 1}`} @click=${() => it.set('characters', it.values.characters.filter((_, at) => at !== index))}>${icon('close')}</button></div>${wrongLine(name, wrong)}</div>`;
}
