import { html, nothing } from 'lit';
import { create, patch, refusal } from '../api.js';
import { Element } from '../parts/element.js';
import { pointAtWrong, textArea, textField } from '../parts/field.js';

/** A project's name and description, in a dialog. Dispatches `done` with the project, or null. */
class ProjectForm extends Element {
  static properties = { project: { attribute: false } };

  #values = null;
  #wrong = {};
  #busy = false;

  render() {
    this.#values ??= { name: this.project?.name ?? '', description: this.project?.description ?? '' };
    return html`<form @submit=${this.#submit} novalidate>
      <h2 id="dialog-title">${this.project ? 'Change the project' : 'New project'}</h2>
      ${textField({ name: 'name', label: 'Name', wrong: this.#wrong.name }, this.#values.name, (text) => (this.#values.name = text), { maxlength: 255 })}
      ${textArea({ name: 'description', label: 'Description', optional: true, wrong: this.#wrong.description }, this.#values.description, (text) => (this.#values.description = text), { rows: 3 })}
      ${this.#wrong.all ? html`<div class="note bad" role="alert">${this.#wrong.all}</div>` : nothing}
      <div class="row end"><button type="button" class="button" @click=${() => this.say('done', null)}>Cancel</button>
        <button class="button primary">${this.project ? 'Save' : 'Create the project'}</button></div>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    try {
      const { project } = this;
      this.say('done', project ? await patch(`/api/projects/${project.id}/`, this.#values, project.etag) : await create('/api/projects/', this.#values));
    } catch (failure) {
      this.#wrong = refusal(failure);
      this.requestUpdate();
      await this.updateComplete;
      pointAtWrong(this);
    }
    this.#busy = false;
  };
}

customElements.define('project-form', ProjectForm);
