package dev.cadenza.jobsapi;

import dev.cadenza.aws.SqsJobQueue;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.aws.dynamodb.DynamoUploads;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.FilePart;
import dev.cadenza.http.Form;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.jobs.parameters.EditedDocument;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.jobs.parameters.SegmentEdit;
import dev.cadenza.jobs.parameters.SegmentEdits;
import dev.cadenza.jobs.parameters.SubmittedParameters;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Project;
import dev.cadenza.model.Upload;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.model.sharing.VisibleProject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads and validates submissions before anything is stored. */
final class Submissions {
  private final ProjectRights rights;
  private final DynamoUploads uploads;
  private final S3WorkFiles files;
  private final SqsJobQueue queue;
  private final EngineRules engines;
  private final JobTerms terms;
  private final Clock clock;

  Submissions(
      ProjectRights rights,
      DynamoUploads uploads,
      S3WorkFiles files,
      SqsJobQueue queue,
      EngineRules engines,
      JobTerms terms,
      Clock clock) {
    this.rights = rights;
    this.uploads = uploads;
    this.files = files;
    this.queue = queue;
    this.engines = engines;
    this.terms = terms;
    this.clock = clock;
  }

  /** A valid submission. */
  record Submission(
      Project project,
      JobType type,
      Optional<Upload> input,
      JobTerms.Terms terms,
      Optional<String> title) {}

  Submission read(Form form, Caller caller) {
    CompletableFuture<OwnerSettings> own = terms.settingsOf(caller.id());
    Optional<Project> project = form.reference("project", true, id -> editable(id, caller));
    Optional<JobType> type = form.choice("job_type", true, JobType::ofWire);
    Optional<FilePart> file = form.file("input_file");
    Optional<Upload> named = form.uploaded("input_file", id -> ownUpload(id, caller));
    Optional<Map<String, Object>> parameters = form.object("parameters");
    Optional<String> title = JobTitle.of(form);
    form.check();
    checkAvailable(form, type.orElseThrow());
    named.ifPresent(upload -> checkFinished(form, upload));
    SubmittedParameters given =
        SubmittedParameters.of(type.orElseThrow(), parameters.orElse(Map.of()));
    checkParameters(form, given, file.isPresent() || named.isPresent());
    form.check();
    checkSubtitles(form, given, caller.id());
    JobTerms.Terms settled =
        terms.settle(form, given, caller.id(), project.map(Project::id).orElseThrow(), result(own));
    kept(form, settled.parameters());
    // Nothing is stored before everything is valid.
    Optional<Upload> input = file.map(content -> keep(content, caller)).or(() -> named);
    return new Submission(
        project.orElseThrow(),
        type.orElseThrow(),
        input,
        settled,
        title.or(() -> input.map(Upload::fileName).flatMap(JobTitle::ofFile)));
  }

  private static <T> T result(CompletableFuture<T> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /** Stores a small file that was submitted with the job. */
  private Upload keep(FilePart file, Caller caller) {
    Instant now = clock.instant();
    String id = Ulid.next(now);
    byte[] content = file.content();
    Upload upload =
        new Upload(
            id,
            caller.id(),
            file.name(),
            file.contentType(),
            content.length,
            Upload.keyOf(caller.id(), id),
            Optional.empty(),
            now,
            now.plus(Upload.LIFE),
            Optional.empty());
    files.put(upload.key(), content, upload.contentType());
    uploads.create(upload, Optional.empty());
    return upload;
  }

  /** The changes of a job. */
  record Edit(String project, SubmittedParameters parameters, Optional<String> title) {}

  Edit readEdit(Form form, Caller caller, Job job) {
    Optional<String> project = form.reference("project", true, id -> target(id, job, caller));
    Optional<JobType> type = form.choice("job_type", true, JobType::ofWire);
    Optional<Map<String, Object>> parameters = form.object("parameters");
    Optional<String> title = JobTitle.of(form);
    if (type.filter(other -> other != job.type()).isPresent()) {
      form.reject("job_type", "The type of a job cannot be changed.");
    }
    form.check();
    SubmittedParameters next = checked(form, caller, job, parameters);
    if (parameters.isPresent()) {
      next = terms.feasible(form, next, job.owner());
    }
    return new Edit(project.orElse(job.project()), next, title);
  }

  /**
   * The terms of the next attempt: the new parameters, or those of the last attempt; for a dub with
   * the edited lines and the edits of the request.
   *
   * @param segments the number of segments of a completed dub
   */
  JobTerms.Terms readRetry(Form form, Caller caller, Job job, Optional<Integer> segments) {
    Optional<Map<String, Object>> parameters = form.object("parameters");
    Optional<Object> edits = form.json(SegmentEdits.NAME, false);
    edits.flatMap(SegmentEdits::fault).ifPresent(fault -> form.reject(SegmentEdits.NAME, fault));
    Optional<String> lines = lines(form, job);
    form.check();
    SubmittedParameters given = checked(form, caller, job, parameters);
    JobTerms.Terms next =
        terms.settle(
            form,
            lines.map(id -> given.using(EditedDocument.LINES, id)).orElse(given),
            job.owner(),
            job.project());
    if (!(next.parameters().typed() instanceof DubbingParameters dub)) {
      return next;
    }
    List<SegmentEdit> beside = edits.map(SegmentEdits::of).orElse(List.of());
    if (SegmentEdits.sameLines(job.parameters(), next.parameters().json())) {
      segments.ifPresent(count -> checkSegments(form, dub.segments(), beside, count));
    }
    form.check();
    return new JobTerms.Terms(
        kept(form, next.parameters().withEdits(SubmittedParameters.of(job), beside)), next.limit());
  }

  /** The edited lines of a dub. */
  private static Optional<String> lines(Form form, Job job) {
    if (job.type() != JobType.DUBBING) {
      return Optional.empty();
    }
    String name = EditedDocument.LINES.folder();
    Optional<Object> lines = form.json(name, false);
    lines.flatMap(EditedDocument.LINES::fault).ifPresent(fault -> form.reject(name, fault));
    return lines.map(String::valueOf);
  }

  private static void checkSegments(
      Form form, List<SegmentEdit> given, List<SegmentEdit> beside, int count) {
    SegmentEdits.unknown(beside, count).ifPresent(fault -> form.reject(SegmentEdits.NAME, fault));
    SegmentEdits.unknown(given, count)
        .ifPresent(fault -> form.reject("parameters", Map.of(SegmentEdits.NAME, fault)));
  }

  private static SubmittedParameters kept(Form form, SubmittedParameters parameters) {
    if (!DynamoJobs.takes(parameters.json())) {
      form.reject("parameters", "These parameters are too large.");
    }
    form.check();
    return parameters;
  }

  private SubmittedParameters checked(
      Form form, Caller caller, Job job, Optional<Map<String, Object>> parameters) {
    Optional<SubmittedParameters> given =
        parameters.map(json -> SubmittedParameters.of(job.type(), json));
    given.ifPresent(it -> checkParameters(form, it, job.inputFile().isPresent()));
    form.check();
    given
        .filter(
            it -> !SubtitleUploads.of(it).equals(SubtitleUploads.of(SubmittedParameters.of(job))))
        .ifPresent(it -> checkSubtitles(form, it, caller.sees(job.owner()) ? job.owner() : ""));
    return given.orElseGet(() -> SubmittedParameters.of(job));
  }

  /**
   * A project to which the caller may submit jobs.
   *
   * @throws WireException 403 when they may only read it
   */
  private Optional<Project> editable(String id, Caller caller) {
    Optional<VisibleProject> visible = rights.find(id, caller);
    if (visible.filter(it -> !it.access().edits()).isPresent()) {
      throw WireException.forbidden();
    }
    return visible.map(VisibleProject::project);
  }

  /**
   * The project of a changed job. An editor could take a job away from a project by moving it: only
   * those may who may also delete it.
   */
  private Optional<String> target(String id, Job job, Caller caller) {
    if (id.equals(job.project())) {
      return Optional.of(id);
    }
    Optional<Project> target = editable(id, caller);
    if (target.isPresent() && rights.to(job, caller).filter(Access::manages).isEmpty()) {
      throw WireException.forbidden();
    }
    return target.map(Project::id);
  }

  Optional<Upload> ownUpload(String id, Caller caller) {
    return uploads.find(id).filter(upload -> caller.id().equals(upload.owner()));
  }

  private void checkParameters(Form form, SubmittedParameters given, boolean hasInput) {
    if (JobParameters.of(given.type()).input() == JobParameters.Input.REQUIRED
        && !hasInput
        && !form.rejected("input_file")) {
      form.reject("input_file", Form.REQUIRED);
    }
    if (!DynamoJobs.takes(given.json())) {
      form.reject("parameters", "These parameters are too large.");
      return;
    }
    Map<String, Object> faults = new LinkedHashMap<>(engines.faults(given));
    faults.putAll(given.faults(hasInput));
    if (!faults.isEmpty()) {
      form.reject("parameters", faults);
    }
  }

  private void checkSubtitles(Form form, SubmittedParameters given, String owner) {
    SubtitleUploads.of(given)
        .map(id -> uploads.find(id).filter(upload -> owner.equals(upload.owner())))
        .map(new SubtitleUploads(files)::faults)
        .filter(faults -> !faults.isEmpty())
        .ifPresent(faults -> form.reject("parameters", faults));
    form.check();
  }

  private void checkAvailable(Form form, JobType type) {
    if (!queue.carries(type)) {
      form.reject("job_type", "\"" + type.wire() + "\" jobs are not available in this deployment.");
    }
  }

  private void checkFinished(Form form, Upload upload) {
    if (upload.unfetched()) {
      form.reject(
          "input_file",
          upload
              .failure(clock.instant())
              .map(reason -> "The link of the upload could not be fetched: " + reason)
              .orElse("The link is not fetched yet: wait until the upload's state is \"ready\"."));
    } else if (files.size(upload.key()).isEmpty()) {
      form.reject("input_file", "The file is not uploaded yet: send it to the upload's url first.");
    }
  }
}
