package dev.cadenza.local.function;

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

/** Starts the process of an isolated function. */
final class ChildJvm {

  private static final String RUNTIME =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** A class of each jar that Lambda's managed runtime brings along. */
  private static final List<String> RUNTIME_CLASSES =
      List.of(
          RUNTIME,
          "com.amazonaws.services.lambda.runtime.Context",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal",
          "software.amazon.awssdk.annotations.SdkProtectedApi");

  private ChildJvm() {}

  /**
   * @param runtimeApi host, port and root of the runtime API
   */
  static Process start(LambdaFunction function, String runtimeApi) {
    Path code = function.spec().code();
    if (!Files.exists(code)) {
      throw new IllegalStateException(function.spec().id() + ": " + code + " is not built");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djdk.virtualThreadScheduler.parallelism=16",
            "-cp",
            classPath(function),
            RUNTIME,
            function.spec().handler());
    Map<String, String> environment = builder.environment();
    String path = environment.get("PATH");
    environment.clear();
    if (path != null) {
      environment.put("PATH", path);
    }
    environment.putAll(function.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      log(function.spec().id(), process.getInputStream());
      return process;
    } catch (IOException failure) {
      throw new UncheckedIOException(function.spec().id() + " did not start", failure);
    }
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
      return Path.of(
              Class.forName(className).getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (ClassNotFoundException | URISyntaxException missing) {
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
}
