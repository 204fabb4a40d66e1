package dev.cadenza.projects;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.jobs.wire.WireTime;
import dev.cadenza.model.Project;

/** A project as clients get it. */
record ProjectJson(
    String id,
    String name,
    String description,
    String owner,
    @JsonProperty("created_at") String createdAt,
    @JsonProperty("updated_at") String updatedAt) {
  static ProjectJson of(Project project) {
    return new ProjectJson(
        project.id(),
        project.name(),
        project.description(),
        project.owner(),
        WireTime.of(project.createdAt()),
        WireTime.of(project.updatedAt()));
  }
}
