package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.id.Ulid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of file stores. */
public abstract class WorkFilesContract {
  private static final String BYTES = "application/octet-stream";

  private final String prefix = "contract/" + Ulid.next(Instant.now()) + "/";

  protected abstract WorkFiles files();

  @Test
  protected void shouldGiveBackWhatWasPut() {
    byte[] content = new byte[100_000];
    new Random(7).nextBytes(content);

    files().put(prefix + "sound.pcm", content, BYTES);
    files().put(prefix + "empty", new byte[0], BYTES);

    assertThat(files().read(prefix + "sound.pcm")).hasValue(content);
    assertThat(files().read(prefix + "empty")).hasValue(new byte[0]);
  }

  @Test
  protected void shouldCopyFromFileToFile(@TempDir Path folder) throws IOException {
    Path from = Files.writeString(folder.resolve("from"), "Good morning.");
    Path to = folder.resolve("to");

    files().put(prefix + "greeting.txt", from, "text/plain");

    assertThat(files().fetch(prefix + "greeting.txt", to)).isTrue();
    assertThat(to).hasContent("Good morning.");
  }

  @Test
  protected void shouldSayThatThereIsNothing(@TempDir Path folder) {
    assertThat(files().read(prefix + "nothing")).isEmpty();
    assertThat(files().fetch(prefix + "nothing", folder.resolve("to"))).isFalse();
    assertThat(folder.resolve("to")).doesNotExist();
  }

  @Test
  protected void shouldReplaceWhatWasThere() {
    put("story.md", "Once upon a time.");
    put("story.md", "The end.");

    assertThat(text("story.md")).isEqualTo("The end.");
  }

  @Test
  protected void shouldTakeNamesInAnyLanguage() {
    put("Größe & Maß+100% #1 (é).txt", "names");

    assertThat(text("Größe & Maß+100% #1 (é).txt")).isEqualTo("names");
  }

  @Test
  protected void shouldRemoveWhatBeginsSoAndNothingElse() {
    put("jobs/1/a", "a");
    put("jobs/1/deep/down/b", "b");
    put("jobs/10/c", "c");

    files().deleteAll(prefix + "jobs/1/");
    files().deleteAll(prefix + "jobs/1/");

    assertThat(files().read(prefix + "jobs/1/a")).isEmpty();
    assertThat(files().read(prefix + "jobs/1/deep/down/b")).isEmpty();
    assertThat(text("jobs/10/c")).isEqualTo("c");
  }

  private void put(String name, String content) {
    files().put(prefix + name, content.getBytes(StandardCharsets.UTF_8), "text/plain");
  }

  private String text(String name) {
    return new String(files().read(prefix + name).orElseThrow(), StandardCharsets.UTF_8);
  }
}
