package dev.cadenza.jobs;

import dev.cadenza.model.JobType;
import java.util.List;

/**
 * The steps of each job type, in order. A job lists them as {@code steps}; a worker with a
 * different pipeline does not start.
 */
public final class JobSteps {
  private JobSteps() {}

  /** The names of the steps, as in {@code step} of a running job. */
  public static List<String> of(JobType type) {
    return switch (type) {
      case STT -> List.of("decode", "find pauses", "recognize", "speakers", "translate", "write");
      case TTS -> List.of("plan", "speak", "join", "level", "encode");
      case VOICE_CLONING ->
          List.of("decode", "analyse", "choose base voice", "measure", "preview", "keep");
      case DUBBING ->
          List.of("decode", "find pauses", "recognize", "translate", "speak", "mix", "write");
      case AI_STORIES -> List.of("write", "narrate", "join", "level", "audiobook", "epub");
    };
  }

  /**
   * Checks that a pipeline has exactly the steps of its type.
   *
   * @throws IllegalArgumentException if it has other steps, or another order
   */
  public static void require(JobType type, List<String> steps) {
    if (!steps.equals(of(type))) {
      throw new IllegalArgumentException(
          "The pipeline of %s has the steps %s, but JobSteps lists %s. Change one of them."
              .formatted(type.wire(), steps, of(type)));
    }
  }
}
