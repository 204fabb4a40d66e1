import { html } from 'lit';
import { create, patch } from '../api.js';
import { Element } from '../parts/element.js';
import { textArea, textField } from '../parts/field.js';

/** A project's name and description, in a dialog. Says `done` with the project, or null. */
class ProjectForm extends Element {
  static properties = { project: { attribute: false } };

  #values = null;
  #wrong = {};

  render() {
    this.#values ??= { name: this.project?.name ?? '', description: this.project?.description ?? '' };
    return html`<form @submit=${this.#submit} novalidate>
      <h2 id="dialog-title">${this.project ? 'Change the project' : 'New project'}</h2>
      ${textField({ name: 'name', label: 'Name', wrong: this.#wrong.name }, this.#values.name, (text) => (this.#values.name = text), { maxlength: 255 })}
      ${textArea({ name: 'description', label: 'Description', optional: true, wrong: this.#wrong.description ?? this.#wrong.all }, this.#values.description, (text) => (this.#values.description = text), { rows: 3 })}
      <div class="row end"><button type="button" class="button" @click=${() => this.say('done', null)}>Cancel</button>
        <button class="button primary">${this.project ? 'Save' : 'Make the project'}</button></div>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    try {
      const { project } = this;
      this.say('done', project ? await patch(`/api/projects/${project.id}/`, this.#values, project.etag) : await create('/api/projects/', this.#values));
    } catch (failure) {
      this.#wrong = Object.keys(failure.fields ?? {}).length ? failure.fields : { all: failure.message };
      this.requestUpdate();
    }
  };
}

customElements.define('project-form', ProjectForm);
