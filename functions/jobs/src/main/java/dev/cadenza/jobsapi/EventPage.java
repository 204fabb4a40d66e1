package dev.cadenza.jobsapi;

import dev.cadenza.http.Call;
import dev.cadenza.jobs.wire.JobFrame;
import dev.cadenza.model.JobEvent;
import java.util.List;
import java.util.Optional;

/**
 * The requested page of a job's events. They are numbered by the job's versions, without gaps, so
 * the neighbours of a page follow from its numbers.
 *
 * @param since the version before the first event
 */
record EventPage(String url, long since, int size) {
  static final int MAX = 500;

  static EventPage of(Call call) {
    long size = number(call, "page_size").filter(it -> it > 0).orElse((long) MAX);
    return new EventPage(call.url(), number(call, "since").orElse(0L), (int) Math.min(MAX, size));
  }

  private static Optional<Long> number(Call call, String name) {
    return call.query(name).filter(text -> text.matches("\\d{1,15}")).map(Long::parseLong);
  }

  /** The first version of the page. */
  @FunctionalInterface
  interface Source {
    List<JobEvent> after(long version, int limit);
  }

  /** The events, with links to the neighbours of the page; null where there are none. */
  record Body(String next, String previous, List<JobFrame> results) {}

  Body body(Source events) {
    List<JobEvent> found = events.after(since, size + 1);
    List<JobEvent> page = found.subList(0, Math.min(size, found.size()));
    return new Body(
        found.size() > size ? link(page.getLast().job().version(), size) : null,
        since > 0 ? previous() : null,
        page.stream().map(JobFrame::of).toList());
  }

  /** The previous page ends where this one begins, even if it is shorter. */
  private String previous() {
    int before = (int) Math.min(size, since);
    return link(since - before, before);
  }

  private String link(long version, int pageSize) {
    return url + "?since=" + version + (pageSize == MAX ? "" : "&page_size=" + pageSize);
  }
}
