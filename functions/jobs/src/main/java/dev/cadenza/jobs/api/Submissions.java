package dev.cadenza.jobs.api;

import dev.cadenza.aws.DynamoJobs;
import dev.cadenza.aws.DynamoProjects;
import dev.cadenza.aws.DynamoUploads;
import dev.cadenza.aws.S3WorkFiles;
import dev.cadenza.aws.SqsJobQueue;
import dev.cadenza.http.Caller;
import dev.cadenza.http.FilePart;
import dev.cadenza.http.Form;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.jobs.parameters.SegmentEdits;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Project;
import dev.cadenza.model.Ulid;
import dev.cadenza.model.Upload;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a client submits, and finds out what is wrong with it before anything is accepted. */
final class Submissions {
  private final DynamoProjects projects;
  private final DynamoUploads uploads;
  private final S3WorkFiles files;
  private final SqsJobQueue queue;
  private final EngineRules engines;
  private final JobTerms terms;
  private final Clock clock;

  Submissions(
      DynamoProjects projects,
      DynamoUploads uploads,
      S3WorkFiles files,
      SqsJobQueue queue,
      EngineRules engines,
      JobTerms terms,
      Clock clock) {
    this.projects = projects;
    this.uploads = uploads;
    this.files = files;
    this.queue = queue;
    this.engines = engines;
    this.terms = terms;
    this.clock = clock;
  }

  /** A submission without faults. */
  record Submission(Project project, JobType type, Optional<Upload> input, JobTerms.Terms terms) {}

  Submission read(Form form, Caller caller) {
    Optional<Project> project = form.reference("project", true, id -> visibleProject(id, caller));
    Optional<JobType> type = form.choice("job_type", true, JobType::ofWire);
    Optional<FilePart> file = form.file("input_file");
    Optional<Upload> named = form.uploaded("input_file", id -> ownUpload(id, caller));
    Optional<Map<String, Object>> parameters = form.object("parameters");
    form.check();
    checkAvailable(form, type.orElseThrow());
    named.ifPresent(upload -> checkFinished(form, upload));
    Map<String, Object> given = parameters.orElse(Map.of());
    checkParameters(form, type.orElseThrow(), given, file.isPresent() || named.isPresent());
    form.check();
    JobTerms.Terms settled =
        terms.settle(
            form, type.orElseThrow(), given, caller.id(), project.map(Project::id).orElseThrow());
    kept(form, settled.parameters());
    // Nothing is kept before nothing is wrong.
    Optional<Upload> input = file.map(content -> keep(content, caller)).or(() -> named);
    return new Submission(project.orElseThrow(), type.orElseThrow(), input, settled);
  }

  /** Keeps a small file that came with the job itself. */
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
            now.plus(Upload.LIFE));
    files.put(upload.key(), content, upload.contentType());
    uploads.create(upload, Optional.empty());
    return upload;
  }

  /** What a job's owner may change about it. */
  record Edit(String project, Map<String, Object> parameters) {}

  Edit readEdit(Form form, Caller caller, Job job) {
    Optional<Project> project = form.reference("project", true, id -> visibleProject(id, caller));
    Optional<JobType> type = form.choice("job_type", true, JobType::ofWire);
    Optional<Map<String, Object>> parameters = form.object("parameters");
    if (type.filter(other -> other != job.type()).isPresent()) {
      form.reject("job_type", "The type of a job cannot be changed.");
    }
    form.check();
    Map<String, Object> next = checked(form, job, parameters);
    if (parameters.isPresent()) {
      next = terms.feasible(form, job.type(), next, job.owner());
    }
    return new Edit(project.map(Project::id).orElse(job.project()), next);
  }

  /**
   * The terms of the next attempt: the new parameters, or those of the last attempt; for a dub with
   * the edits of the request.
   *
   * @param segments the number of segments of a completed dub
   */
  JobTerms.Terms readRetry(Form form, Job job, Optional<Integer> segments) {
    Optional<Map<String, Object>> parameters = form.object("parameters");
    Optional<Object> edits = form.json(SegmentEdits.NAME, false);
    edits.flatMap(SegmentEdits::fault).ifPresent(fault -> form.reject(SegmentEdits.NAME, fault));
    form.check();
    JobTerms.Terms next =
        terms.settle(form, job.type(), checked(form, job, parameters), job.owner(), job.project());
    if (job.type() != JobType.DUBBING) {
      return next;
    }
    List<?> beside = edits.map(it -> (List<?>) it).orElse(List.of());
    segments.ifPresent(count -> checkSegments(form, next.parameters(), beside, count));
    form.check();
    return new JobTerms.Terms(
        kept(form, SegmentEdits.merged(job.parameters(), next.parameters(), beside)), next.limit());
  }

  private static void checkSegments(
      Form form, Map<String, Object> parameters, List<?> beside, int count) {
    SegmentEdits.unknown(beside, count).ifPresent(fault -> form.reject(SegmentEdits.NAME, fault));
    if (parameters.get(SegmentEdits.NAME) instanceof List<?> list) {
      SegmentEdits.unknown(list, count)
          .ifPresent(fault -> form.reject("parameters", Map.of(SegmentEdits.NAME, fault)));
    }
  }

  private static Map<String, Object> kept(Form form, Map<String, Object> parameters) {
    if (!DynamoJobs.takes(parameters)) {
      form.reject("parameters", "These parameters are too large.");
    }
    form.check();
    return parameters;
  }

  private Map<String, Object> checked(
      Form form, Job job, Optional<Map<String, Object>> parameters) {
    parameters.ifPresent(
        given -> checkParameters(form, job.type(), given, job.inputFile().isPresent()));
    form.check();
    return parameters.orElse(job.parameters());
  }

  Optional<Project> visibleProject(String id, Caller caller) {
    return projects.find(id).filter(project -> caller.sees(project.owner()));
  }

  Optional<Upload> ownUpload(String id, Caller caller) {
    return uploads.find(id).filter(upload -> caller.id().equals(upload.owner()));
  }

  private void checkParameters(
      Form form, JobType type, Map<String, Object> given, boolean hasInput) {
    JobParameters rules = JobParameters.of(type);
    if (rules.input() == JobParameters.Input.REQUIRED
        && !hasInput
        && !form.rejected("input_file")) {
      form.reject("input_file", Form.REQUIRED);
    }
    if (!DynamoJobs.takes(given)) {
      form.reject("parameters", "These parameters are too large.");
      return;
    }
    Map<String, Object> faults = new LinkedHashMap<>(engines.faults(type, given));
    faults.putAll(rules.faults(given, hasInput));
    if (!faults.isEmpty()) {
      form.reject("parameters", faults);
    }
  }

  private void checkAvailable(Form form, JobType type) {
    if (!queue.carries(type)) {
      form.reject("job_type", "\"" + type.wire() + "\" jobs are not available in this deployment.");
    }
  }

  private void checkFinished(Form form, Upload upload) {
    if (files.size(upload.key()).isEmpty()) {
      form.reject("input_file", "The file is not uploaded yet: send it to the upload's url first.");
    }
  }
}
