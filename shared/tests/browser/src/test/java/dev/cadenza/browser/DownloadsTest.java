package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job made, played and taken away, by whichever name of this machine. */
final class DownloadsTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void shouldPlayAndSaveWhatAJobMade(String host) throws IOException {
    Job job = made(JobType.TTS, Map.of("text", "Good morning. The train leaves at nine."));
    String origin = "http://" + host + ":" + Window.platform().httpUrl().getPort();
    try (Window window = Window.desk()) {
      Page page = window.go(origin + "/").page();
      window.signIn(SampleUser.EDITOR);
      assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
      window.go(origin + "/jobs/" + job.id());
      assertThat(page.getByLabel("Speech").locator("li").first()).containsText("Good morning.");

      shouldSaveEveryFile(page, job);
      window.button("Play").click();
      window.awaitSound();
      shouldSaveEveryFile(page, job);
      shouldSaveAllInAnArchive(window, job);
      assertThat(page.url()).isEqualTo(origin + "/jobs/" + job.id());
    }
  }

  @Test
  void shouldSaveAStoryAfterItWasHeard() throws IOException {
    Job job =
        made(
            JobType.AI_STORIES,
            Map.of("prompt", "A lighthouse keeper who collects voices.", "seed", 7, "seconds", 60));
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job.id()).page();
      window.button("Play").click();
      window.awaitSound();
      shouldSaveEveryFile(page, job);
    }
  }

  @Test
  void shouldSaveADubbedFilmAfterItWasPlayed() throws Exception {
    byte[] film = Recordings.film("The house is big. The train is red.");
    Job job = made(JobType.DUBBING, Map.of("target_language", "es"), "film.mp4", film);
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job.id()).page();
      shouldSaveEveryFile(page, job);
      window.button("Play").click();
      window.awaitSound();
      shouldSaveEveryFile(page, job);
    }
  }

  @Test
  void shouldSaveWhatAClonedVoiceSays() throws IOException {
    byte[] speech = Recordings.speech("The quick brown fox jumps over the lazy dog. ".repeat(6));
    Map<String, Object> parameters = Map.of("name", "Rosa", "consent", true);
    Job job = made(JobType.VOICE_CLONING, parameters, "rosa.wav", speech);
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job.id()).page();
      window.button("Play").first().click();
      window.awaitSound();
      shouldSaveEveryFile(page, job);
    }
  }

  private static Job made(JobType type, Map<String, Object> parameters) {
    return made(type, parameters, client -> Optional.empty());
  }

  private static Job made(
      JobType type, Map<String, Object> parameters, String fileName, byte[] content) {
    return made(type, parameters, client -> Optional.of(client.upload(fileName, content).id()));
  }

  private static Job made(
      JobType type,
      Map<String, Object> parameters,
      Function<CadenzaClient, Optional<String>> upload) {
    try (CadenzaClient client = Window.platform().login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject("Downloads", "").id();
      return feed.awaitFinished(
          client.submit(new NewJob(project, type, parameters, upload.apply(client))), TIMEOUT);
    }
  }

  private void shouldSaveEveryFile(Page page, Job job) throws IOException {
    for (Path file : files(job)) {
      String name = file.getFileName().toString();
      if (name.equals("peaks.json")) {
        continue;
      }
      Download download =
          page.waitForDownload(() -> page.locator(".files a[download='" + name + "']").click());
      assertThat(download.suggestedFilename()).isEqualTo(name);
      assertThat(download.path()).as(name).hasSameBinaryContentAs(file);
    }
  }

  /** Read by the JDK, which checks sizes and checksums. */
  private void shouldSaveAllInAnArchive(Window window, Job job) throws IOException {
    Download download =
        window.page().waitForDownload(() -> window.button("Download all as zip").click());
    assertThat(download.suggestedFilename()).endsWith(".zip");
    try (ZipFile archive = new ZipFile(download.path().toFile())) {
      for (Path file : files(job)) {
        ZipEntry entry = archive.getEntry(file.getFileName().toString());
        if (file.endsWith("peaks.json")) {
          assertThat(entry).isNull();
        } else {
          assertThat(archive.getInputStream(entry).readAllBytes())
              .isEqualTo(Files.readAllBytes(file));
        }
      }
    }
  }

  private List<Path> files(Job job) {
    try (CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      JobResult result = client.result(job.id()).orElseThrow();
      return client.download(result, folder.resolve(job.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.txt",
        "with a blank, a comma; and 'quotes'.txt",
        "\u00e4\u00f6\u00fc \u4f60\u597d \ud83c\udfa7.txt",
        "100% of it (1)~!#$&+^`.txt"
      })
  void shouldSaveUnderAnyName(String name) throws IOException {
    Map<String, String> variables =
        new HashMap<>(Window.platform().cloud().environmentOf("JobResultsFunction"));
    variables.put("AWS_ACCESS_KEY_ID", "test");
    Environment environment = Environment.of(variables);
    AwsClients clients = new AwsClients(environment);
    byte[] content = name.getBytes(StandardCharsets.UTF_8);
    String key = "results/names/" + name.hashCode();
    new S3WorkFiles(clients.s3(), environment).put(key, content, "text/plain");
    String link =
        new PresignedLinks(clients.s3Presigner(), environment)
            .seenFrom(Window.platform().httpUrl().toString())
            .download(new ResultFile(name, "text/plain", content.length, key));
    try (Window window = Window.desk()) {
      Download download = window.page().waitForDownload(() -> follow(window.page(), link));

      assertThat(Files.readAllBytes(download.path())).isEqualTo(content);
      assertThat(download.suggestedFilename()).isEqualTo(name);
    }
  }

  /** A page that is sent to what is to be saved stays where it is. */
  private static void follow(Page page, String link) {
    try {
      page.navigate(link);
    } catch (PlaywrightException stayed) {
      assertThat(stayed).hasMessageContaining("Download is starting");
    }
  }
}
