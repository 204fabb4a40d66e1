package dev.cadenza.models;

import dev.cadenza.models.catalog.Conversion;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelFile;
import dev.cadenza.models.fetch.SourceFailed;
import dev.cadenza.models.fetch.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Builds one model in a staging folder. */
final class Installation {
  private final Model model;
  private final Path staging;
  private final FileSources sources;
  private final Conversions conversions;
  private final InstallListener listener;

  Installation(
      Model model,
      Path staging,
      FileSources sources,
      Conversions conversions,
      InstallListener listener) {
    this.model = model;
    this.staging = staging;
    this.sources = sources;
    this.conversions = conversions;
    this.listener = listener;
  }

  /**
   * Downloads, builds and checks all files.
   *
   * @throws SourcesFailed if a file is not available, or a built file is wrong
   */
  void assemble() throws SourcesFailed, IOException, InterruptedException {
    Trees.delete(staging);
    Files.createDirectories(staging);
    boolean built = model.conversion().isEmpty() || sources.takeBuilt(model.conversion().get());
    for (ModelFile file : model.files()) {
      if (!built || !file.input()) {
        sources.fetch(file);
      }
    }
    if (!built) {
      build(model.conversion().get());
    }
    for (ModelFile file : model.files()) {
      if (file.input()) {
        Files.deleteIfExists(staging.resolve(file.path()));
      }
    }
    sources.tidy();
    record();
  }

  private void build(Conversion conversion) throws SourcesFailed, IOException {
    listener.note("Building %s/%s.".formatted(model.name(), conversion.path()));
    List<Path> inputs = conversion.inputs().stream().map(staging::resolve).toList();
    Path target = staging.resolve(conversion.path());
    try {
      Files.createDirectories(target.getParent());
      conversions.convert(conversion.kind(), inputs, target);
      conversion.expected().check(target, "The built " + model.name() + "/" + conversion.path());
    } catch (SourceFailed e) {
      throw new SourcesFailed(List.of(e.getMessage()));
    } catch (UnsupportedOperationException e) {
      throw new SourcesFailed(
          List.of("%s cannot be built: %s".formatted(model.name(), e.getMessage())));
    }
  }

  /** Stores all digests, and reports those that the catalogue does not contain. */
  private void record() throws IOException {
    Map<String, String> digests = DigestList.compute(staging, model.paths());
    Map<String, String> known = model.digests();
    digests.forEach(
        (path, digest) -> {
          if (!known.containsKey(path)) {
            listener.note(
                "Recorded the SHA-256 of %s/%s: %s".formatted(model.name(), path, digest));
          }
        });
    DigestList.write(staging, digests);
  }
}
