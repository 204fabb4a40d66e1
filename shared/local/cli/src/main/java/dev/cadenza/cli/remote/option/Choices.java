package dev.cadenza.cli.remote.option;

import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the API's names of job types and states. */
public final class Choices {
  private Choices() {}

  /** {@code voice-cloning} is accepted for {@code voice_cloning}. */
  public static final class OfType implements ITypeConverter<JobType> {
    @Override
    public JobType convert(String text) {
      return choose(text, JobType::ofWire, JobType.values(), JobType::wire);
    }
  }

  /** The types' names, for descriptions. */
  public static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(JobType.values()).map(JobType::wire).iterator();
    }
  }

  public static final class OfStatus implements ITypeConverter<JobStatus> {
    @Override
    public JobStatus convert(String text) {
      return choose(text, JobStatus::ofWire, JobStatus.values(), JobStatus::wire);
    }
  }

  private static <T> T choose(
      String text, Function<String, Optional<T>> parse, T[] all, Function<T, String> name) {
    return parse
        .apply(text.toLowerCase(Locale.ROOT).replace('-', '_'))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"%s\" is not one of %s"
                        .formatted(
                            text, Arrays.stream(all).map(name).collect(Collectors.joining(", ")))));
  }
}
