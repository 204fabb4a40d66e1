package dev.cadenza.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.jobs.JobWork;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.Job;
import dev.cadenza.model.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What steps and segments made, kept in the store of files under the job's own prefix. */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final WorkFiles files;
  private final StoredFiles stored;
  private final String prefix;
  private final String steps;
  private final Runnable onHeadway;
  private volatile boolean written;

  /**
   * A checkpoint as it is kept.
   *
   * @param output what was made
   * @param files where the files that it names are kept, by their names
   */
  private record Kept(JsonNode output, Map<String, String> files) {}

  /**
   * @param onHeadway is told after each checkpoint that is kept
   */
  Checkpoints(
      WorkFiles files, Job job, Path directory, Optional<Packing> packing, Runnable onHeadway) {
    this.onHeadway = onHeadway;
    this.files = files;
    this.prefix = JobWork.of(job);
    this.steps = JobWork.steps(job);
    this.stored = new StoredFiles(files, prefix, directory, packing);
  }

  /** Whether anything was kept: the worker made headway that its death would not undo. */
  boolean written() {
    return written;
  }

  <T> Optional<T> ofStep(Step<T> step) {
    return read(stepKey(step), step.output());
  }

  /**
   * Keeps what a step made, unless that is sound as it comes that no segment has kept: hours of it
   * are sooner made again, should the worker die, than kept each time.
   */
  void keep(Step<?> step, Object output) throws IOException, InterruptedException {
    boolean large =
        filesOf(output).stream()
            .anyMatch(file -> Packing.isSound(file.name()) && !stored.has(file));
    if (!large) {
      write(stepKey(step), steps, output);
    }
  }

  <O> Optional<O> ofSegment(String kind, String identity, Class<O> output) {
    return read(segmentKey(true, kind, identity), output)
        .or(() -> read(segmentKey(false, kind, identity), output));
  }

  /**
   * @param lasting whether it outlives the job's completion
   */
  void keep(String kind, String identity, Object output, boolean lasting)
      throws IOException, InterruptedException {
    write(segmentKey(lasting, kind, identity), JobWork.segments(lasting), output);
  }

  /**
   * The place of a work file on this machine; fetched when a checkpoint of another worker names it.
   */
  Path path(WorkFile file) {
    return stored.path(file);
  }

  private String stepKey(Step<?> step) {
    return steps + step.name().replace(' ', '-') + ".json";
  }

  private static String segmentKey(boolean lasting, String kind, String identity) {
    return JobWork.segments(lasting) + kind + "-" + Sha256.hex(identity, 16) + ".json";
  }

  private <T> Optional<T> read(String key, Class<T> type) {
    Optional<Kept> kept = files.read(prefix + key).flatMap(content -> parse(key, content));
    Optional<T> output = kept.flatMap(it -> parse(key, it.output(), type));
    output.ifPresent(_ -> stored.know(kept.orElseThrow().files()));
    return output;
  }

  private static List<WorkFile> filesOf(Object output) {
    return output instanceof HasFiles some ? some.files() : List.of();
  }

  private static Optional<Kept> parse(String key, byte[] content) {
    try {
      return Optional.of(JSON.readValue(content, Kept.class))
          .filter(kept -> kept.output() != null && kept.files() != null);
    } catch (IOException e) {
      return unreadable(key, e);
    }
  }

  private static <T> Optional<T> parse(String key, JsonNode output, Class<T> type) {
    try {
      return Optional.of(JSON.treeToValue(output, type));
    } catch (JsonProcessingException e) {
      return unreadable(key, e);
    }
  }

  /** Another version of the platform has kept it: it is made again. */
  private static <T> Optional<T> unreadable(String key, IOException e) {
    LOG.warn("The checkpoint {} is made again", key, e);
    return Optional.empty();
  }

  private void write(String key, String area, Object output)
      throws IOException, InterruptedException {
    // Files first: a checkpoint that can be read names only files that are there.
    Map<String, String> places = new TreeMap<>();
    for (WorkFile file : filesOf(output)) {
      places.put(file.name(), stored.keep(file, area));
    }
    try {
      byte[] content = JSON.writeValueAsBytes(new Kept(JSON.valueToTree(output), places));
      files.put(prefix + key, content, "application/json");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + output.getClass().getSimpleName(), e);
    }
    written = true;
    onHeadway.run();
  }
}
