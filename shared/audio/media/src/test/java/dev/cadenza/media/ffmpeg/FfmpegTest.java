package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {
  @TempDir private Path folder;

  @Test
  void shouldPreferTheOneThatIsNamed() throws Exception {
    Path onPath = program(Files.createDirectory(folder.resolve("bin")).resolve("ffmpeg"));
    Path named = program(folder.resolve("mine"));
    String path = onPath.getParent().toString();

    assertThat(find(Map.of("FFMPEG", named.toString(), "PATH", path))).isEqualTo(named);
    assertThat(find(Map.of("FFMPEG", " ", "PATH", "/nowhere:" + path))).isEqualTo(onPath);
  }

  @Test
  void shouldSayWhatToDoWhenThereIsNone() {
    assertThat(Ffmpeg.find(Map.of("PATH", folder.toString()))).isEmpty();
    assertThatThrownBy(() -> Ffmpeg.locate(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("apt-get install")
        .hasMessageContaining("FFMPEG");
  }

  @Test
  void shouldTellItsVersion() throws Exception {
    assertThat(Ffmpeg.locate(System.getenv()).version().orElseThrow()).matches("[nN]?\\d.*");
    assertThat(new Ffmpeg(folder.resolve("none")).version()).isEmpty();
  }

  private static Path find(Map<String, String> environment) {
    return Ffmpeg.find(environment).orElseThrow().program();
  }

  private static Path program(Path file) throws Exception {
    Files.createFile(file);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
