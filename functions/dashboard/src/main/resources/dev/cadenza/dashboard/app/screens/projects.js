import { html, nothing } from 'lit';
import '../forms/project.js';
import { ago } from '../format.js';
import { shown } from '../parts/dialog.js';
import { emptyState, waiting } from '../parts/empty-state.js';
import { sharing } from '../parts/sharing.js';
import { icon } from '../parts/icon.js';
import { forgetProjects, learnPeople, personName, projectList } from '../people.js';
import { router } from '../router.js';
import { session } from '../session.js';
import { Screen } from './screen.js';

/** The list of projects. */
class Projects extends Screen {
  #projects = null;

  async load() {
    [this.#projects] = await Promise.all([projectList(), learnPeople()]);
  }

  show() {
    return html`<div class="page">
      <header class="row apart"><h1>Projects</h1>
        ${session.writes ? html`<button class="button" @click=${this.#add}>${icon('plus')}New project</button>` : nothing}</header>
      ${this.#projects ? this.#list() : waiting(4)}
    </div>`;
  }

  #list() {
    if (!this.#projects.length) {
      return emptyState({ glyph: 'projects', title: 'No projects yet', text: 'A project groups related jobs. Your first job creates one automatically.', href: '/new', action: 'Start a job' });
    }
    return html`<div class="rows">${this.#projects.map((project) => html`<div class="list-item">
      <span class="muted">${icon('projects')}</span>
      <div class="grow"><a class="name" href=${`/projects/${project.id}`}>${project.name}</a>${sharing(project)}
        <div class="small muted clip">${[session.isAdmin ? personName(project.owner) : '', project.description, ago(project.updated_at)].filter(Boolean).join(' · ')}</div></div></div>`)}</div>`;
  }

  #add = async () => {
    const project = await shown((close) => html`<project-form @done=${(event) => close(event.detail)}></project-form>`);
    if (!project) return;
    forgetProjects();
    router.go(`/projects/${project.id}`);
  };
}

customElements.define('screen-projects', Projects);
