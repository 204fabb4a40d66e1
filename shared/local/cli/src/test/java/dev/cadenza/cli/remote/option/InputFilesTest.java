package dev.cadenza.cli.remote.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.remote.option.InputFiles.InputFile;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  @TempDir private Path folder;

  @Test
  void shouldFindTheRecordingsBelowAFolder() throws IOException {
    List.of("b.mp3", "a/z.WAV", "a/y.m4a", "notes.txt", ".hidden.mp3", ".git/c.mp3", "mp3")
        .forEach(this::write);
    write("out/b.mp3/speech.mp3");
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertThat(names(JobType.STT, List.of(folder), folder.resolve("out")))
        .containsExactly("a/y.m4a", "a/z.WAV", "b.mp3");
    assertThat(names(JobType.TTS, List.of(folder), folder.resolve("out")))
        .containsExactly("notes.txt");
  }

  @Test
  void shouldGiveEachFileAFolderOfItsOwn() {
    Path odd = write("a/talk.xyz");
    assertThat(names(JobType.STT, List.of(odd, write("b/talk.xyz"), odd), folder.resolve("out")))
        .containsExactly("talk.xyz", "talk.xyz-2", "talk.xyz-3");
  }

  @Test
  void shouldRefuseWhatCannotBeSaved() {
    Path file = write("a/talk.mp3");
    Path read = file.getParent();
    assertThatThrownBy(() -> names(JobType.STT, List.of(read), read))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("choose another folder for --out");
    assertThatThrownBy(() -> names(JobType.STT, List.of(file, write("b.mp3")), read))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("The results of " + file);
    assertThatThrownBy(() -> names(JobType.AI_STORIES, List.of(read), folder.resolve("out")))
        .isInstanceOf(CommandFailed.class)
        .hasMessage("Jobs of type ai_stories have no file.");
  }

  private static List<String> names(JobType type, List<Path> given, Path out) {
    return InputFiles.of(type, given, Optional.of(out)).stream()
        .map(InputFile::name)
        .map(Path::toString)
        .toList();
  }

  private Path write(String name) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, "content");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
