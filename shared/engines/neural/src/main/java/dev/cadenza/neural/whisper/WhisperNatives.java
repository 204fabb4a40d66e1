package dev.cadenza.neural.whisper;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * whisper.cpp's libraries for this machine, from the resources of {@code whisper-jni}.
 *
 * <p>Its folders hold {@code libwhisper.so.1}, and {@code libggml} for processors with more or
 * fewer instructions. Both require glibc 2.29 and {@code libgomp.so.1}.
 *
 * @param folder of the resources
 * @param ggml the variant of {@code libggml}
 */
record WhisperNatives(String folder, String ggml) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String GGML = "libggml.so";
  private static final String WHISPER = "libwhisper.so.1";

  WhisperNatives {
    requireNonNull(folder, "folder");
    requireNonNull(ggml, "ggml");
  }

  /**
   * Those for the machine that this runs on.
   *
   * @throws IllegalStateException with what is supported, if there are none
   */
  static WhisperNatives here() {
    String features;
    try {
      features = Files.exists(PROCESSORS) ? Files.readString(PROCESSORS) : "";
    } catch (IOException e) {
      throw new IllegalStateException("The processor's features cannot be read.", e);
    }
    return of(System.getProperty("os.name"), System.getProperty("os.arch"), features);
  }

  /**
   * @param features the text of {@code /proc/cpuinfo}
   * @throws IllegalStateException with what is supported, if there are none
   */
  static WhisperNatives of(String system, String architecture, String features) {
    if (system.toLowerCase(Locale.ROOT).contains("linux")) {
      Set<String> has = new HashSet<>(Arrays.asList(features.split("\\s+")));
      if (architecture.equals("amd64") || architecture.equals("x86_64")) {
        boolean fast = has.containsAll(List.of("avx", "avx2", "fma", "f16c"));
        return new WhisperNatives("debian-amd64", fast ? "libggml+mf16c+mfma+mavx+mavx2.so" : GGML);
      }
      if (architecture.equals("aarch64") && has.contains("asimdhp")) {
        return new WhisperNatives("debian-arm64", "libggml+fp16.so");
      }
      if (architecture.equals("aarch64") && has.contains("crc32")) {
        return new WhisperNatives("debian-arm64", "libggml+crc.so");
      }
    }
    throw new IllegalStateException(
        "whisper.cpp runs on Linux with x86-64 or 64-bit ARM (ARMv8 with CRC32) here, not on %s %s."
            .formatted(system, architecture));
  }

  /**
   * Loads both into this process, for as long as it runs.
   *
   * @throws IllegalStateException if they cannot be loaded, with the reason
   */
  @SuppressWarnings("restricted") // Calling a C library is what this package is for.
  SymbolLookup load() {
    waitWithoutSpinning();
    try {
      Path copies = Files.createTempDirectory("cadenza-whisper");
      try {
        Path first = unpack(ggml, copies.resolve(GGML));
        Path second = unpack(WHISPER, copies.resolve(WHISPER));
        SymbolLookup.libraryLookup(first, Arena.global());
        return SymbolLookup.libraryLookup(second, Arena.global());
      } finally {
        // A loaded library needs its file no more.
        try (Stream<Path> files = Files.list(copies)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(copies);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "whisper.cpp cannot be loaded. It requires glibc 2.29 or later, libgomp.so.1 (Debian's"
              + " package libgomp1) and a folder for temporary files that permits execution: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * libgomp's threads wait for each other in busy loops by default. On a machine with other work
   * that takes more than twice the processor time. The variable is read when libgomp is loaded; one
   * that is set already stays.
   */
  @SuppressWarnings("restricted") // Calling a C library is what this package is for.
  private static void waitWithoutSpinning() {
    Linker linker = Linker.nativeLinker();
    MethodHandle setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int result =
          (int)
              setenv.invokeExact(
                  arena.allocateFrom("OMP_WAIT_POLICY"), arena.allocateFrom("passive"), 0);
      if (result != 0) {
        throw new IllegalStateException("setenv failed.");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A call of setenv failed.", e);
    }
  }

  private Path unpack(String resource, Path file) throws IOException {
    String name = "/" + folder + "/" + resource;
    try (InputStream in = WhisperNatives.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The class path has no " + name + ", which whisper-jni contains.");
      }
      Files.copy(in, file);
    }
    return file;
  }
}
