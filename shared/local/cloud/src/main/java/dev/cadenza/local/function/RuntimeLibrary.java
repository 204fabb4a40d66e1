package dev.cadenza.local.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The native library of Lambda's runtime interface client. The client would unpack it to a fixed
 * path of the machine, over a file that another child may be loading.
 */
final class RuntimeLibrary {
  /** The client's property for an unpacked library. */
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** The libraries loaded by this process, on Linux. */
  private static final Path MAPS = Path.of("/proc/self/maps");

  private RuntimeLibrary() {}

  /**
   * Unpacks it for one child.
   *
   * @param folder of the child
   * @return the option of its JVM; empty if the client has no library for this machine
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

  /** Whether this JVM and its children use Alpine's C library and not glibc. */
  private static boolean isMusl() throws IOException {
    return Files.exists(MAPS) && Files.readString(MAPS).contains("/ld-musl-");
  }
}
