package dev.cadenza.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  /** No process has it: Linux counts to 2^22 at most. */
  private static final long NONE = 99_999_999;

  @TempDir private Path temporary;

  @Test
  void shouldGoWithAllThatIsInIt() throws IOException {
    Path path;
    try (ScratchFolder folder = ScratchFolder.create("test")) {
      path = folder.path();
      Files.createDirectories(path.resolve("deep/down"));
      Files.writeString(path.resolve("deep/down/file"), "work");
      assertThat(path.getFileName().toString())
          .startsWith("cadenza-test-" + ProcessHandle.current().pid() + "-");
    }
    assertThat(path).doesNotExist();
    new ScratchFolder(path).close();
  }

  @Test
  void shouldSweepWhatDeadProcessesLeft() throws IOException {
    Path left = folder("cadenza-job-" + NONE + "-1");
    Files.createDirectories(left.resolve("deep"));
    Files.writeString(left.resolve("deep/sound.wav"), "work");

    ScratchFolder.sweep(temporary);

    assertThat(left).doesNotExist();
  }

  @Test
  void shouldSweepWhatAnEarlierProcessOfTheSameNumberLeft() throws IOException {
    Path left = folder("cadenza-job-" + ProcessHandle.current().pid() + "-1");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(86_400)));

    ScratchFolder.sweep(temporary);

    assertThat(left).doesNotExist();
  }

  @Test
  void shouldLeaveAloneWhatIsInUseAndWhatIsNotOurs() throws IOException {
    Path used = folder("cadenza-job-" + ProcessHandle.current().pid() + "-1");
    Path other = folder("cadenza-job-notes");
    Path target = folder("target");
    Files.writeString(target.resolve("file"), "kept");
    Path link = Files.createSymbolicLink(temporary.resolve("cadenza-job-" + NONE + "-2"), target);

    ScratchFolder.sweep(temporary);

    assertThat(used).exists();
    assertThat(other).exists();
    assertThat(link).exists();
    assertThat(target.resolve("file")).exists();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(temporary.resolve(name));
  }
}
