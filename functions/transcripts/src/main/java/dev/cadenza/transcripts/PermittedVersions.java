package dev.cadenza.transcripts;

import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Call;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.transcripts.Versions.Version;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the newest version of a document for callers who may read or edit it.
 *
 * @param missing the error for a job without the document, and for a job that the caller may not
 *     read
 */
record PermittedVersions<D>(Versions<D> versions, ProjectRights rights, String missing) {
  /**
   * @throws WireException 404
   */
  Version<D> readable(Call call, String job) {
    return newest(job, result -> rights.to(result, call.caller()).isPresent());
  }

  /**
   * @throws WireException 404, or 403 when the caller may only read it
   */
  Version<D> editable(Call call, String job) {
    return newest(
        job,
        result -> {
          Optional<Access> access = rights.to(result, call.caller());
          if (access.filter(it -> !it.edits()).isPresent()) {
            throw WireException.forbidden();
          }
          return access.isPresent();
        });
  }

  private Version<D> newest(String job, Predicate<JobResult> permitted) {
    return versions.newest(job, permitted).orElseThrow(() -> WireException.detail(404, missing));
  }
}
