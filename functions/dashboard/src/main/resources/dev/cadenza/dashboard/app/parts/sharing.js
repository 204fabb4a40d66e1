import { html, nothing } from 'lit';

/** How a project is shared, as tags beside its name. @param {object} project */
export function sharing(project) {
  if (project.shared_by) return html` <span class="tag">Shared by ${project.shared_by}</span> <span class="tag">${project.access}</span>`;
  return project.members ? html` <span class="tag">Shared with ${project.members}</span>` : nothing;
}
