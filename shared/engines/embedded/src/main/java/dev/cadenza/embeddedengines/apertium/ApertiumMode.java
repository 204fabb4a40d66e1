package dev.cadenza.embeddedengines.apertium;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.media.command.Programs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An apertium mode for a language pair: a pipeline of programs.
 *
 * @param stages each a program and its arguments
 */
record ApertiumMode(List<List<String>> stages) {
  /** {@code eng-spa}, or {@code eng-hbs_HR} for one of several standards of a language. */
  private static final Pattern NAME =
      Pattern.compile("([a-z]{2,3})-([a-z]{2,3})(?:_([A-Z]{2}))?\\.mode");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

  /** One data set for three standards: as source language it supports all of them. */
  private static final String SERBO_CROATIAN = "hbs";

  private static final Map<String, String> STANDARDS = Map.of("BS", "bs", "HR", "hr", "SR", "sr");
  private static final Map<String, String> TWO_LETTERS = twoLetters();

  ApertiumMode {
    stages = stages.stream().map(List::copyOf).toList();
  }

  /**
   * The modes in a folder whose programs are installed.
   *
   * @param folder in Debian {@code /usr/share/apertium/modes}
   */
  static SortedMap<LanguagePair, ApertiumMode> installed(Path folder, Programs programs) {
    SortedMap<LanguagePair, ApertiumMode> modes = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.mode")) {
      for (Path file : files) {
        List<LanguagePair> pairs = pairs(file.getFileName().toString());
        if (!pairs.isEmpty()) {
          parse(Files.readString(file), programs)
              .ifPresent(mode -> pairs.forEach(pair -> modes.put(pair, mode)));
        }
      }
    } catch (IOException e) {
      // Missing folder: nothing is installed. The catalog of engines has instructions.
      return new TreeMap<>();
    }
    return modes;
  }

  /** The language pair of a mode; empty for a variant that must be selected explicitly. */
  static List<LanguagePair> pairs(String fileName) {
    Matcher name = NAME.matcher(fileName);
    if (!name.matches()) {
      return List.of();
    }
    return sources(name.group(1)).stream()
        .flatMap(
            from ->
                target(name.group(2), name.group(3)).map(to -> new LanguagePair(from, to)).stream())
        .toList();
  }

  private static List<String> sources(String code) {
    return code.equals(SERBO_CROATIAN)
        ? STANDARDS.values().stream().sorted().toList()
        : List.of(TWO_LETTERS.getOrDefault(code, code));
  }

  private static Optional<String> target(String code, String region) {
    if (code.equals(SERBO_CROATIAN)) {
      return Optional.ofNullable(region).map(STANDARDS::get);
    }
    return region == null ? Optional.of(TWO_LETTERS.getOrDefault(code, code)) : Optional.empty();
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new HashMap<>();
    for (String language : Locale.getISOLanguages()) {
      codes.put(Locale.of(language).getISO3Language(), language);
    }
    return codes;
  }

  /**
   * Parses the shell line of a mode file: programs, quoted arguments, and two parameters. The first
   * controls marks for unknown words, which are disabled; the second is omitted.
   *
   * @return empty if one of the programs is missing
   */
  static Optional<ApertiumMode> parse(String line, Programs programs) {
    List<List<String>> stages = new ArrayList<>();
    for (String stage : line.strip().split("\\|")) {
      List<String> words = WORD.matcher(stage).results().map(ApertiumMode::word).toList();
      Optional<Path> program = words.isEmpty() ? Optional.empty() : programs.find(words.getFirst());
      if (program.isEmpty()) {
        return Optional.empty();
      }
      List<String> command = new ArrayList<>(List.of(program.get().toString(), "-z"));
      words.stream().skip(1).filter(word -> !word.equals("$2")).forEach(command::add);
      command.replaceAll(word -> word.equals("$1") ? "-n" : word);
      stages.add(command);
    }
    return Optional.of(new ApertiumMode(stages));
  }

  private static String word(MatchResult match) {
    return match.group(1) == null ? match.group() : match.group(1);
  }
}
