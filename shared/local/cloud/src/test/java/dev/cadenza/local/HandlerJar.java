package dev.cadenza.local;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Packs the tests' handlers as a build would: a jar of their own, and a layer of their libraries.
 */
final class HandlerJar {

  private static final List<String> LIBRARIES = List.of("jackson-", "aws-lambda-java-", "joda-");

  private HandlerJar() {}

  static void build(Path home) throws IOException {
    Path target = home.resolve("shared/local/cloud/target");
    Path classes = target.resolve("test-classes");
    try (OutputStream file = Files.newOutputStream(target.resolve("handlers.jar"));
        JarOutputStream jar = new JarOutputStream(file);
        Stream<Path> handlers = Files.walk(classes.resolve("dev/cadenza/local/handlers"))) {
      for (Path path : handlers.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(path).toString()));
        Files.copy(path, jar);
      }
    }
    Path layer = Files.createDirectories(target.resolve("handlers-layer/java/lib"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path library = Path.of(entry);
      String name = library.getFileName().toString();
      if (LIBRARIES.stream().anyMatch(name::startsWith)
          && !name.contains("runtime-interface-client")) {
        link(layer.resolve(name), library);
      }
    }
  }

  private static void link(Path link, Path library) throws FileSystemException, IOException {
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, library);
    }
  }
}
