package dev.cadenza.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.model.JobType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deployed fits into Lambda and loads there. */
final class LayersTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));

  /** Of a function and its layers, unpacked. */
  private static final long LAMBDAS_LIMIT = 250L << 20;

  private static final long LARGEST_CODE = 200L << 10;

  /** The web UI is static files. */
  private static final long LARGEST_DASHBOARD = 2L << 20;

  /** Of Amazon Linux 2023, on which java25 runs. */
  private static final String GLIBC = "2.34";

  /** By the names of the template's values, with the machine of their native files. */
  private static final Map<String, Integer> MACHINES = Map.of("arm64", 183, "x86_64", 62);

  /** With the libraries of the layer that a person adds, where they were fetched. */
  @ParameterizedTest
  @ValueSource(strings = {"arm64", "x86_64"})
  void shouldStayBelowLambdasLimit(String architecture) throws IOException {
    for (FunctionSpec function : neuralFunctions(architecture)) {
      long unpacked = unpackedSize(function.code());
      for (Path layer : function.layers()) {
        unpacked += size(layer);
      }
      assertThat(unpacked).as(function.id()).isLessThan(LAMBDAS_LIMIT);
    }
  }

  @Test
  void shouldKeepTheFunctionsOwnCodeSmall() throws IOException {
    for (FunctionSpec function : functions("arm64")) {
      long limit = function.id().equals("DashboardFunction") ? LARGEST_DASHBOARD : LARGEST_CODE;
      assertThat(Files.size(function.code())).as(function.id()).isLessThan(limit);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm64", "x86_64"})
  void shouldGiveEveryWorkerAnFfmpegThatRuns(String architecture) {
    List<FunctionSpec> workers =
        functions(architecture).stream().filter(function -> function.layers().size() > 1).toList();

    assertThat(workers).hasSameSizeAs(JobType.values());
    assertThat(workers)
        .allMatch(
            worker ->
                worker.layers().stream()
                    .anyMatch(layer -> Files.isExecutable(layer.resolve("bin/ffmpeg"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm64", "x86_64"})
  void shouldGiveWorkersAnFfmpegThatDrawsSubtitles(String architecture) throws IOException {
    Path ffmpeg =
        functions(architecture).stream()
            .flatMap(function -> function.layers().stream())
            .map(layer -> layer.resolve("bin/ffmpeg"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow();

    // Its configuration is text in the program, which may be one for another processor.
    assertThat(Files.readString(ffmpeg, ISO_8859_1).contains("--enable-libass")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm64", "x86_64"})
  void shouldLoadOnAmazonLinux(String architecture) throws IOException {
    Map<String, ElfFile> natives = natives(architecture);

    // These at least were looked at.
    assertThat(natives.keySet())
        .anyMatch(name -> name.endsWith("bin/ffmpeg"))
        .anyMatch(name -> name.endsWith("libonnxruntime.so"))
        .anyMatch(name -> name.endsWith("libonnxruntime4j_jni.so"))
        .anyMatch(name -> name.endsWith("libwhisper.so.1"));
    assertThat(natives)
        .allSatisfy(
            (name, file) ->
                assertThat(file.versions())
                    .as(name)
                    .filteredOn(version -> version.startsWith("GLIBC_"))
                    .allMatch(LayersTest::isThere));
  }

  /** Those of other processors and systems are left out of what is deployed. */
  @ParameterizedTest
  @ValueSource(strings = {"arm64", "x86_64"})
  void shouldHaveTheNativesOfOneProcessor(String architecture) throws IOException {
    List<Path> layers =
        neuralFunctions(architecture).stream()
            .flatMap(function -> function.layers().stream())
            .filter(layer -> !layer.endsWith("runtime/target/layer"))
            .distinct()
            .toList();

    assertThat(layers).hasSize(3);
    for (Path layer : layers) {
      Map<String, ElfFile> natives = new LinkedHashMap<>();
      collect(layer, natives);
      assertThat(natives)
          .allSatisfy(
              (name, file) ->
                  assertThat(file.machine()).as(name).isEqualTo(MACHINES.get(architecture)));
    }
  }

  @Test
  void shouldGiveNeuralLibrariesToWorkersOnly() {
    assertThat(functions("arm64"))
        .allMatch(function -> function.layers().stream().noneMatch(LayersTest::isNeural));
    assertThat(neuralFunctions("arm64"))
        .filteredOn(function -> function.layers().stream().anyMatch(LayersTest::isNeural))
        .hasSameSizeAs(JobType.values());
  }

  private static boolean isNeural(Path layer) {
    return layer.toString().contains("layers/neural");
  }

  @Test
  void shouldReadWhatANativeFileWants() throws IOException {
    Path library = Path.of(System.getProperty("java.home"), "lib/libjava.so");

    assertThat(ElfFile.of(Files.readAllBytes(library)).versions())
        .anyMatch(version -> version.matches("GLIBC_2\\.[0-9.]+"));
    assertThat(isThere("GLIBC_2.4")).isTrue();
    assertThat(isThere("GLIBC_2.35")).isFalse();
  }

  private static boolean isThere(String version) {
    String number = version.replaceFirst("^GLIBC_", "");
    return number.equals("PRIVATE") || Arrays.compare(parts(number), parts(GLIBC)) <= 0;
  }

  private static int[] parts(String version) {
    return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  private static Map<String, ElfFile> natives(String architecture) throws IOException {
    Set<Path> layers =
        neuralFunctions(architecture).stream()
            .flatMap(function -> function.layers().stream())
            .collect(Collectors.toSet());
    Map<String, ElfFile> natives = new LinkedHashMap<>();
    for (Path layer : layers) {
      collect(layer, natives);
    }
    return natives;
  }

  private static void collect(Path layer, Map<String, ElfFile> natives) throws IOException {
    try (Stream<Path> files = Files.walk(layer)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        collect(file.toString(), Files.readAllBytes(file), natives);
      }
    }
  }

  /** Natives lie in jars as well. */
  private static void collect(String name, byte[] content, Map<String, ElfFile> natives)
      throws IOException {
    if (ElfFile.is(content)) {
      natives.put(name, ElfFile.of(content));
    } else if (name.endsWith(".jar")) {
      try (ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(content))) {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
          if (!entry.getName().endsWith(".class")) {
            collect(name + "!" + entry.getName(), read(jar), natives);
          }
        }
      }
    }
  }

  private static byte[] read(InputStream entry) throws IOException {
    return entry.readAllBytes();
  }

  private static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(LayersTest::sizeOf).sum();
    }
  }

  private static long unpackedSize(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.stream().mapToLong(ZipEntry::getSize).sum();
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<FunctionSpec> functions(String architecture) {
    return functions(Map.of("Architecture", architecture));
  }

  private static List<FunctionSpec> neuralFunctions(String architecture) {
    return functions(Map.of("Architecture", architecture, "NeuralEngines", "on"));
  }

  private static List<FunctionSpec> functions(Map<String, String> parameters) {
    return Stack.read(
            HOME.resolve("template.yaml"),
            HOME,
            parameters,
            new Addresses(8000, 8001, 8002, 8003, 8004))
        .functions();
  }
}
