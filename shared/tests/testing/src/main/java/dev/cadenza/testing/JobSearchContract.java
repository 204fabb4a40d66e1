package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.jobs.SearchWords;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the contract of job stores about searches. */
public abstract class JobSearchContract extends JobLeaseContract {
  @Test
  protected void shouldFindAJobByItsTitleAndByTheWordsOfItsResult() {
    Job named = accept(JobType.STT);
    commit(
        named,
        before ->
            before
                .edited(before.project(), before.parameters(), at(1))
                .titled(Optional.of("Ferry to Ålesund")));
    Job heard = claim(accept(JobType.STT));
    complete(heard, SearchWords.of("The train leaves at nine. The harbour sleeps."));

    assertThat(found("ÅLESUND")).containsExactly(named.id());
    assertThat(found("Harbour, TRAIN")).containsExactly(heard.id());
    assertThat(found("harb")).containsExactly(heard.id());
    assertThat(found("arbour")).isEmpty();
    assertThat(found("harbour missing")).isEmpty();
  }

  private List<String> found(String text) {
    JobQuery query =
        new JobQuery(
            new JobScope.OfOwner(owner),
            Optional.empty(),
            Optional.empty(),
            Optional.of(text),
            true,
            Optional.empty(),
            0,
            3);
    return store().list(query).jobs().stream().map(Job::id).toList();
  }

  final Job complete(Job running) {
    return complete(running, "");
  }

  final Job complete(Job running, String words) {
    Job after = running.completed(Optional.of("flite"), at(4));
    ResultFile file =
        new ResultFile("speech.mp3", "audio/mpeg", 3, "results/" + running.id() + "/1/speech.mp3");
    JobResult result =
        new JobResult(
            running.id(),
            running.id(),
            running.owner(),
            List.of(file),
            "",
            Map.of("engine", "flite"),
            at(4),
            words);
    assertThat(store().commit(JobCommit.completing(running, after, result, at(4))))
        .isEqualTo(Outcome.COMMITTED);
    return after;
  }
}
