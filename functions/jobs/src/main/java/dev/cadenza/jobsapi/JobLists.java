package dev.cadenza.jobsapi;

import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Pages;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.wire.JobJson;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.sharing.VisibleProject;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The list of jobs, with the filters of django-filter. */
final class JobLists {
  private final JobStore store;
  private final ProjectRights rights;

  JobLists(JobStore store, ProjectRights rights) {
    this.store = store;
    this.rights = rights;
  }

  Response list(Call call) {
    Filters filters = filters(call);
    Optional<Long> count =
        filters.search().isPresent() ? Optional.empty() : Optional.of(count(filters));
    Pages pages = count.map(known -> Pages.of(call, known)).orElseGet(() -> Pages.uncounted(call));
    JobPage page = store.list(query(call, filters, pages));
    List<Job> jobs = page.jobs();
    if (count.isEmpty() && jobs.isEmpty() && page.next().isEmpty() && pages.skip() > 0) {
      throw WireException.detail(404, "Invalid page.");
    }
    // A search has no counter: it returns the number of matches so far, plus one if it can
    // continue.
    long shown =
        count.orElseGet(
            () -> pages.skip() + (long) jobs.size() + (page.next().isPresent() ? 1 : 0));
    return Answers.ok(pages.body(shown, jobs, page.next(), Job::id, JobJson::of));
  }

  private record Filters(
      JobScope scope,
      Optional<JobType> type,
      Optional<JobStatus> status,
      Optional<String> search) {}

  private long count(Filters filters) {
    return store.counts(filters.scope()).matching(filters.type(), filters.status());
  }

  private static JobQuery query(Call call, Filters filters, Pages pages) {
    boolean newestFirst = !call.query("ordering").equals(Optional.of("created_at"));
    return new JobQuery(
        filters.scope(),
        filters.type(),
        filters.status(),
        filters.search(),
        pages.descending(newestFirst),
        pages.beside(newestFirst),
        pages.skip(),
        pages.size());
  }

  private Filters filters(Call call) {
    Map<String, Object> errors = new LinkedHashMap<>();
    Optional<JobType> type = choice(call, "job_type", JobType::ofWire, errors);
    Optional<JobStatus> status = choice(call, "status", JobStatus::ofWire, errors);
    Optional<String> project = call.query("project").filter(value -> !value.isEmpty());
    // A project that is not shared with the caller is reported as not found.
    Optional<VisibleProject> found = project.flatMap(id -> rights.find(id, call.caller()));
    if (project.isPresent() && found.isEmpty()) {
      errors.put(
          "project",
          List.of("Select a valid choice. That choice is not one of the available choices."));
    }
    if (!errors.isEmpty()) {
      throw WireException.invalid(errors);
    }
    return new Filters(
        project.<JobScope>map(JobScope.OfProject::new).orElseGet(() -> ownScope(call.caller())),
        type,
        status,
        call.query("search").map(String::strip).filter(text -> !text.isEmpty()));
  }

  private static <T> Optional<T> choice(
      Call call, String name, Function<String, Optional<T>> values, Map<String, Object> errors) {
    Optional<String> text = call.query(name).filter(value -> !value.isEmpty());
    Optional<T> value = text.flatMap(values);
    if (text.isPresent() && value.isEmpty()) {
      errors.put(
          name,
          List.of(
              "Select a valid choice. " + text.get() + " is not one of the available choices."));
    }
    return value;
  }

  private static JobScope ownScope(Caller caller) {
    return caller.isAdmin() ? new JobScope.Everybody() : new JobScope.OfOwner(caller.id());
  }
}
