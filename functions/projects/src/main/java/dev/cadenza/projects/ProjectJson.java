package dev.cadenza.projects;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.jobs.wire.WireTime;
import dev.cadenza.model.Project;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.model.sharing.VisibleProject;
import java.util.Optional;

/**
 * A project as clients get it.
 *
 * @param access what the caller may do with it
 * @param sharedBy the username of its owner, for a member; otherwise null
 */
record ProjectJson(
    String id,
    String name,
    String description,
    String owner,
    @JsonProperty("created_at") String createdAt,
    @JsonProperty("updated_at") String updatedAt,
    String access,
    @JsonProperty("shared_by") String sharedBy,
    int members) {

  /** A project of the caller's own. */
  static ProjectJson of(Project project) {
    return of(new VisibleProject(project, Access.OWNER), Optional.empty());
  }

  static ProjectJson of(VisibleProject visible, Optional<String> sharedBy) {
    Project project = visible.project();
    return new ProjectJson(
        project.id(),
        project.name(),
        project.description(),
        project.owner(),
        WireTime.of(project.createdAt()),
        WireTime.of(project.updatedAt()),
        visible.access().wire(),
        sharedBy.orElse(null),
        project.members());
  }
}
