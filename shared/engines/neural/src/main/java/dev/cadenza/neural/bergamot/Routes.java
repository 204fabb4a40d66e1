package dev.cadenza.neural.bergamot;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.models.ModelFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ways from language to language: with one installed model, or with two over English.
 *
 * @param installed the folders of the models
 * @param ways for each pair that can be translated, the models' pairs one after the other
 */
record Routes(
    SortedMap<LanguagePair, Path> installed, SortedMap<LanguagePair, List<LanguagePair>> ways) {
  private static final String BETWEEN = "en";
  private static final Pattern FOLDER = Pattern.compile("bergamot-([a-z]{2,3})-([a-z]{2,3})");

  /** What is installed, and what can be composed of it. */
  static Routes in(ModelFolder folder) {
    return of(installed(folder.path()));
  }

  static Routes of(Map<LanguagePair, Path> installed) {
    SortedMap<LanguagePair, List<LanguagePair>> ways = new TreeMap<>();
    for (LanguagePair first : installed.keySet()) {
      for (LanguagePair second : installed.keySet()) {
        if (first.to().equals(BETWEEN)
            && second.from().equals(BETWEEN)
            && !first.from().equals(second.to())) {
          ways.put(new LanguagePair(first.from(), second.to()), List.of(first, second));
        }
      }
    }
    installed.keySet().forEach(pair -> ways.put(pair, List.of(pair)));
    return new Routes(new TreeMap<>(installed), ways);
  }

  /** What a model of this name translates; empty if it is another kind of model. */
  static Optional<LanguagePair> pair(String model) {
    Matcher name = FOLDER.matcher(model);
    return name.matches()
        ? Optional.of(new LanguagePair(name.group(1), name.group(2)))
        : Optional.empty();
  }

  /** These models only, of those that are installed. */
  Routes only(Collection<String> models) {
    Map<LanguagePair, Path> some = new TreeMap<>(installed);
    some.values().removeIf(path -> !models.contains(path.getFileName().toString()));
    return of(some);
  }

  private static Map<LanguagePair, Path> installed(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    Map<LanguagePair, Path> found = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.filter(Files::isDirectory).toList()) {
        pair(path.getFileName().toString()).ifPresent(pair -> found.put(pair, path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The models in %s cannot be listed.".formatted(folder), e);
    }
    return found;
  }
}
