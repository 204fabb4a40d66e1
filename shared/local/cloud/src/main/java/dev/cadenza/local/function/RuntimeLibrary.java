package dev.cadenza.local.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The native library of Lambda's runtime interface client. The client would unpack it to one path
 * of the machine, over the file that another child may be loading just then.
 */
final class RuntimeLibrary {
  /** By which the client finds a library that is unpacked already. */
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** What this process has loaded, on Linux. */
  private static final Path MAPS = Path.of("/proc/self/maps");

  private RuntimeLibrary() {}

  /**
   * Unpacks it for one child.
   *
   * @param folder the child's own
   * @return the option of its JVM; nothing where the client has no library for this machine
   */
  static Optional<String> unpacked(Class<?> client, Path folder) throws IOException {
    String name = "libaws-lambda-jni.linux%s-%s.so".formatted(isMusl() ? "_musl" : "", machine());
    try (InputStream library = client.getResourceAsStream("/jni/" + name)) {
      if (library == null) {
        return Optional.empty();
      }
      Path file = folder.resolve(name);
      Files.copy(library, file);
      return Optional.of("-D" + PROPERTY + "=" + file);
    }
  }

  private static String machine() {
    String name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "aarch_64";
      default -> name;
    };
  }

  /** Whether this JVM, and so its children, run on Alpine's C library and not on glibc. */
  private static boolean isMusl() throws IOException {
    return Files.exists(MAPS) && Files.readString(MAPS).contains("/ld-musl-");
  }
}
