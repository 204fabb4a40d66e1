package dev.cadenza.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A copy of the sources, to be changed, built and run. */
record Checkout(Path root) {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  /** What is made and not kept under version control. */
  private static final Set<String> LEFT_OUT =
      Set.of("target", "out", ".git", ".cadenza", ".aws-sam", ".idea", ".vscode");

  static Checkout copy(Path home, Path root) throws IOException {
    Files.walkFileTree(
        home,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(folder.getFileName().toString()) && !folder.equals(home)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(root.resolve(home.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, root.resolve(home.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
    return new Checkout(root);
  }

  void follow(Guide guide) throws IOException, InterruptedException {
    for (Guide.Step step : guide.steps()) {
      switch (step) {
        case Guide.Step.NewFile(String file, String content) -> create(file, content);
        case Guide.Step.Insertion(String file, List<String> lines) -> insert(file, lines);
        case Guide.Step.Script(String commands) -> run(List.of("bash", "-euc", commands));
      }
    }
  }

  private void create(String file, String content) throws IOException {
    Path path = root.resolve(file);
    assertThat(path).doesNotExist();
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private void insert(String file, List<String> lines) throws IOException {
    List<String> content = new ArrayList<>(Files.readAllLines(root.resolve(file)));
    int at = 0;
    for (String line : lines) {
      String text = line.isEmpty() ? line : line.substring(1);
      if (line.startsWith("+")) {
        content.add(at++, text);
      } else {
        int found = content.subList(at, content.size()).indexOf(text);
        assertThat(found)
            .as("%s has no line after the first %d that reads: %s", file, at, text)
            .isNotNegative();
        at += found + 1;
      }
    }
    Files.write(root.resolve(file), content);
  }

  /** What {@code ./cadenza} builds before it runs something. */
  void build() throws IOException, InterruptedException {
    maven("-T1C", "-Dmaven.test.skip=true", "-pl", "shared/local/cli", "-am");
  }

  /**
   * @param file a test's, such as {@code shared/audio/media/src/test/java/…/PcmTest.java}
   */
  void test(String file) throws IOException, InterruptedException {
    String module = file.substring(0, file.indexOf("/src/"));
    String name = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    maven("-pl", module, "-am", "-Dtest=" + name, "-Dsurefire.failIfNoSpecifiedTests=false");
  }

  private void maven(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin/mvn").toString());
    command.addAll(List.of("-B", "-o", "-q"));
    // Error Prone takes half of a build's time, and has checked all but the pages' few lines.
    command.add("-Dcompiler.checks=-Xdiags:compact");
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repository"));
    command.addAll(List.of(options));
    command.add("package");
    run(command);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = root.resolve("guide.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("JAVA_HOME", JAVA.toString());
    // A build ends before the JVM's thorough compiler pays; without it, it takes two thirds of the
    // time.
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("%s takes too long", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as("%s:%n%s", command, Files.readString(log)).isZero();
  }

  /** The platform of this checkout, as {@code ./cadenza up} starts it. */
  RunningPlatform up(Map<String, String> variables) throws IOException {
    Path cli = root.resolve("shared/local/cli/target");
    List<String> command =
        List.of(
            JAVA.resolve("bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djdk.virtualThreadScheduler.parallelism=16",
            "-Dcadenza.home=" + root,
            "-cp",
            cli.resolve("cadenza-cli.jar") + ":" + Files.readString(cli.resolve("classpath")),
            "dev.cadenza.cli.Cadenza",
            "up",
            "--drafts",
            "--port",
            "0");
    return RunningPlatform.start(command, variables, root.resolve("up.log"));
  }
}
