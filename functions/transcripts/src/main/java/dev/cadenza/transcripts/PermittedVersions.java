package dev.cadenza.transcripts;

import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
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
  private static final String VERSION = "version";

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

  /**
   * Makes the version that a request names the newest: the versions between them stay.
   *
   * @throws WireException 400, 403, 404, or 412
   */
  Version<D> restored(Call call, String job) {
    Version<D> seen = editable(call, job);
    call.requireMatch(seen.newest().version());
    Form form = call.form();
    Optional<Version<D>> wanted =
        number(form, true).flatMap(version -> versions.earlier(seen, version));
    if (wanted.isEmpty() && !form.rejected(VERSION)) {
      form.reject(VERSION, "This version does not exist.");
    }
    form.check();
    Version<D> earlier = wanted.orElseThrow();
    return versions.save(seen, earlier.document(), "restored version " + earlier.entry().version());
  }

  /**
   * Checks all fields of an edit, and that it was made of the newest version if it names one.
   *
   * @throws WireException 400, or 412
   */
  static void checkEdit(Form form, Version<?> seen) {
    Optional<Long> version = number(form, false);
    form.check();
    if (version.isPresent() && version.get() != seen.newest().version()) {
      throw WireException.changedMeanwhile();
    }
  }

  private static Optional<Long> number(Form form, boolean required) {
    return form.integer(VERSION, required, 1, Integer.MAX_VALUE);
  }

  private Version<D> newest(String job, Predicate<JobResult> permitted) {
    return versions.newest(job, permitted).orElseThrow(() -> WireException.detail(404, missing));
  }
}
