package dev.cadenza.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.jobs.JobWork;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.Job;
import dev.cadenza.model.id.Sha256;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.Packing;
import dev.cadenza.pipeline.files.StoredFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stored output of steps and segments, with the job's prefix in the store of files. */
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
   * A stored checkpoint.
   *
   * @param output the output of the step or segment
   * @param files the keys of its files, by name
   */
  private record Kept(JsonNode output, Map<String, String> files) {}

  /**
   * @param onHeadway called after each stored checkpoint
   */
  Checkpoints(
      WorkFiles files, Job job, Path directory, Optional<Packing> packing, Runnable onHeadway) {
    this.onHeadway = onHeadway;
    this.files = files;
    this.prefix = JobWork.of(job);
    this.steps = JobWork.steps(job);
    this.stored = new StoredFiles(files, prefix, directory, packing);
  }

  /** Whether anything was stored: progress that survives this worker. */
  boolean written() {
    return written;
  }

  <T> Optional<T> ofStep(Step<T> step) {
    return read(stepKey(step), step.output());
  }

  /**
   * Stores the output of a step, except decoded audio that no segment has stored: it is faster to
   * decode it again after a crash than to store hours of it each time.
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
   * @param lasting whether it is kept after the job's completion
   */
  void keep(String kind, String identity, Object output, boolean lasting)
      throws IOException, InterruptedException {
    write(segmentKey(lasting, kind, identity), JobWork.segments(lasting), output);
  }

  /**
   * The path of a work file on this machine; downloaded if it belongs to another worker's
   * checkpoint.
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

  /** Stored by another version of the platform: the output is created again. */
  private static <T> Optional<T> unreadable(String key, IOException e) {
    LOG.warn(
        "The checkpoint {} is not readable; its output is created again", key, LoggedFailure.of(e));
    return Optional.empty();
  }

  private void write(String key, String area, Object output)
      throws IOException, InterruptedException {
    // Files first: a readable checkpoint refers only to existing files.
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
