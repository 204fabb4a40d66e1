package dev.cadenza.models.catalog;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.fetch.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model in the catalogue. */
public final class Model {
  private final String name;
  private final String task;
  private final boolean inDefaultSet;
  private final List<String> languages;
  private final String licence;
  private final String attribution;
  private final List<ModelFile> files;
  private final Optional<Conversion> conversion;

  Model(
      Labels labels, boolean inDefaultSet, List<ModelFile> files, Optional<Conversion> conversion) {
    this.name = labels.name();
    this.task = labels.task();
    this.languages = labels.languages();
    this.licence = labels.licence();
    this.attribution = labels.attribution();
    this.inDefaultSet = inDefaultSet;
    this.files = List.copyOf(files);
    this.conversion = requireNonNull(conversion, "conversion");
    conversion.ifPresent(this::requireInputs);
  }

  /** The description for users. */
  record Labels(
      String name, String task, List<String> languages, String licence, String attribution) {
    Labels {
      if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
        throw new IllegalArgumentException("not a name: " + name);
      }
      requireNonNull(task, "task");
      languages = List.copyOf(languages);
      requireNonNull(licence, "licence");
      requireNonNull(attribution, "attribution");
    }
  }

  private void requireInputs(Conversion conversion) {
    if (!inputs().keySet().containsAll(conversion.inputs())) {
      throw new IllegalArgumentException(name + " is built from files that it does not have");
    }
  }

  private Map<String, ModelFile> inputs() {
    return files.stream().collect(Collectors.toMap(ModelFile::path, file -> file));
  }

  /** Such as {@code whisper-base}; also the name of its folder. */
  public String name() {
    return name;
  }

  /** Such as {@code speech-to-text}. */
  public String task() {
    return task;
  }

  /** Codes of ISO 639-1, or {@code multilingual}, or {@code any}. */
  public List<String> languages() {
    return languages;
  }

  /** By its SPDX identifier. */
  public String licence() {
    return licence;
  }

  /** Its authors. */
  public String attribution() {
    return attribution;
  }

  /** Whether it is part of the default set. */
  public boolean inDefaultSet() {
    return inDefaultSet;
  }

  /** The download size in bytes; approximate if packages contain the files compressed. */
  public long downloadBytes() {
    return files.stream().mapToLong(ModelFile::bytes).sum();
  }

  /** The approximate size of the installed model in bytes. */
  public long diskBytes() {
    return files.stream().filter(file -> !file.input()).mapToLong(ModelFile::bytes).sum()
        + conversion.map(Conversion::bytes).orElse(0L);
  }

  /** The known digests by path: of installed files, not of input files. */
  public Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    files.stream()
        .filter(file -> !file.input())
        .forEach(file -> file.sha256().ifPresent(digest -> digests.put(file.path(), digest)));
    conversion.ifPresent(
        built -> built.sha256().ifPresent(digest -> digests.put(built.path(), digest)));
    return digests;
  }

  /** The paths of all files of the installed model. */
  public List<String> paths() {
    return Stream.concat(
            files.stream().filter(file -> !file.input()).map(ModelFile::path),
            conversion.stream().map(Conversion::path))
        .sorted()
        .toList();
  }

  public List<ModelFile> files() {
    return files;
  }

  public Optional<Conversion> conversion() {
    return conversion;
  }

  /** The packages that contain its files. */
  public Set<PackageName> packages() {
    return members().map(Source.Member::from).collect(Collectors.toSet());
  }

  /** The files that it needs from one package. */
  public Set<String> membersOf(PackageName wanted) {
    return members()
        .filter(member -> member.from().equals(wanted))
        .map(Source.Member::path)
        .collect(Collectors.toSet());
  }

  private Stream<Source.Member> members() {
    return files.stream()
        .flatMap(file -> file.sources().stream())
        .filter(Source.Members.class::isInstance)
        .flatMap(source -> ((Source.Members) source).parts().stream());
  }

  @Override
  public String toString() {
    return name;
  }
}
