import { html, nothing } from 'lit';
import { inWords } from '../wording.js';

/**
 * A field with label, help and error message, linked for screen readers.
 *
 * @param {{name: string, label: string, help?: any, wrong?: string, optional?: boolean, called?: string, missing?: string}} field
 *     called the name in messages, if it is not the label; missing the message for an empty field
 * @param {(described: string, invalid: string) => any} control
 */
export function field({ name, label, help, wrong, optional, called = label, missing }, control, value) {
  const ids = [help ? `${name}-help` : '', wrong ? `${name}-wrong` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${name}>${label}${optional ? html` <span class="muted optional">optional</span>` : nothing}</label>
    ${control(ids || nothing, wrong ? 'true' : nothing)}
    ${help ? html`<div class="help" id=${`${name}-help`}>${help}</div>` : nothing}
    ${wrongLine(name, inWords(wrong, called, value, missing))}
  </div>`;
}

/** The error of a field; its control is described by it. */
export const wrongLine = (name, words) => (words ? html`<div class="wrong" id=${`${name}-wrong`} role="alert">${words}</div>` : nothing);

/** Waits until all child elements are rendered. @param {HTMLElement} root */
export async function drawn(root) {
  for (const each of root.querySelectorAll('*')) await each.updateComplete;
}

/** Scrolls to the first error and focuses its field. @param {HTMLElement} root */
export async function pointAtWrong(root) {
  await drawn(root);
  const place = root.querySelector('.wrong, .note.bad')?.closest('.field, .note');
  place?.scrollIntoView({ block: 'center' });
  (place?.querySelector('[aria-invalid=true], [data-mends]') ?? place?.querySelector('input, select, textarea, button'))?.focus({ preventScroll: true });
}

/** One line of text. */
export function textField(options, value, take, more = {}) {
  return field(options, (described, invalid) => html`<input id=${options.name} name=${options.name} type=${more.type ?? 'text'} .value=${value ?? ''}
    autocomplete=${more.autocomplete ?? 'off'} autocapitalize=${more.type ? 'none' : nothing} placeholder=${more.placeholder ?? nothing} maxlength=${more.maxlength ?? nothing}
    aria-describedby=${described} aria-invalid=${invalid} ?required=${more.required} @input=${(event) => take(event.target.value)}>`, value);
}

export function textArea(options, value, take, more = {}) {
  return field(options, (described, invalid) => html`<textarea id=${options.name} name=${options.name} rows=${more.rows ?? 6} .value=${value ?? ''}
    placeholder=${more.placeholder ?? nothing} aria-describedby=${described} aria-invalid=${invalid}
    @input=${(event) => take(event.target.value)}></textarea>`, value);
}

/** @param {[string, string][]} choices values and their labels */
export function selectField(options, value, choices, take) {
  return field(options, (described, invalid) => html`<select id=${options.name} name=${options.name} aria-describedby=${described} aria-invalid=${invalid}
    @change=${(event) => take(event.target.value)}>
    ${choices.map(([key, words]) => html`<option value=${key} .selected=${key === (value ?? '')}>${words}</option>`)}
  </select>`, value);
}

/** A few choices side by side. */
export function choiceField({ name, label, help }, value, choices, take) {
  return html`<fieldset class="field"><legend>${label}</legend>
    <div class="choices">${choices.map(([key, words]) => html`<label><input type="radio" name=${name} value=${key} .checked=${key === value} @change=${() => take(key)}>${words}</label>`)}</div>
    ${help ? html`<div class="help">${help}</div>` : nothing}</fieldset>`;
}
