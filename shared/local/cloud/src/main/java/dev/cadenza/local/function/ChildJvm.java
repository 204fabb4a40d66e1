package dev.cadenza.local.function;

import dev.cadenza.processes.GuardedProcess;
import dev.cadenza.processes.ScratchFolder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of an isolated function, which ends with this one, and the folder of its temporary
 * files, which is not shared with other functions, as on Lambda.
 */
record ChildJvm(GuardedProcess guarded, ScratchFolder folder) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChildJvm.class);

  private static final String RUNTIME =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** A class of each jar that Lambda's managed runtime provides. */
  private static final List<String> RUNTIME_CLASSES =
      List.of(
          RUNTIME,
          "com.amazonaws.services.lambda.runtime.Context",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal",
          "software.amazon.awssdk.annotations.SdkProtectedApi");

  /**
   * @param runtimeApi host, port and root path of the runtime API
   */
  static ChildJvm start(LambdaFunction function, String runtimeApi) {
    Path code = function.spec().code();
    if (!Files.exists(code)) {
      throw new IllegalStateException(function.spec().id() + ": " + code + " is not built");
    }
    ScratchFolder folder = ScratchFolder.create("function");
    try {
      GuardedProcess guarded = GuardedProcess.start(builder(function, runtimeApi, folder.path()));
      log(function.spec().id(), guarded.process().getInputStream());
      return new ChildJvm(guarded, folder);
    } catch (IOException failure) {
      folder.close();
      throw new UncheckedIOException(function.spec().id() + " did not start", failure);
    }
  }

  private static ProcessBuilder builder(LambdaFunction function, String runtimeApi, Path folder)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Djdk.virtualThreadScheduler.parallelism=16");
    command.add("-Djava.io.tmpdir=" + folder);
    RuntimeLibrary.unpacked(find(RUNTIME), folder).ifPresent(command::add);
    command.addAll(List.of("-cp", classPath(function), RUNTIME, function.spec().handler()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    String path = environment.get("PATH");
    environment.clear();
    if (path != null) {
      environment.put("PATH", path);
    }
    environment.putAll(function.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("TMPDIR", folder.toString());
    return builder;
  }

  private static String classPath(LambdaFunction function) {
    List<String> entries = new ArrayList<>();
    entries.add(function.spec().code().toString());
    for (Path layer : function.spec().layers()) {
      entries.add(layer.resolve("java/lib").toString() + File.separator + "*");
    }
    for (String name : RUNTIME_CLASSES) {
      entries.add(jarOf(name));
    }
    return entries.stream().distinct().collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarOf(String className) {
    try {
      return Path.of(find(className).getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Class<?> find(String className) {
    try {
      return Class.forName(className);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException("no Lambda runtime on the class path", missing);
    }
  }

  private static void log(String function, InputStream output) {
    Logger logger = LoggerFactory.getLogger(function);
    Thread.ofVirtual()
        .name("log " + function)
        .start(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> logger.info("{}", line));
              } catch (IOException | UncheckedIOException ended) {
                logger.debug("its output ended", ended);
              }
            });
  }

  /** Ends it, even during an invocation. */
  @Override
  public void close() {
    guarded.kill();
    try {
      folder.close();
    } catch (UncheckedIOException busy) {
      // The kernel blocks the child. The next start deletes its folder.
      LOG.warn("{} remains", folder.path(), busy);
    }
  }
}
