package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedMediaTest {
  @TempDir private Path folder;
  private SampleMedia sample;
  private Media media;

  @BeforeEach
  void locate() {
    sample = SampleMedia.in(folder);
    media = new Media(sample.ffmpeg());
  }

  @Test
  void shouldRefuseAnEmptyFile() throws Exception {
    assertRefused(Files.createFile(folder.resolve("empty.mp3")), "empty_file");
  }

  @Test
  void shouldRefuseATextFileThatIsCalledMp3() throws Exception {
    assertRefused(Files.writeString(folder.resolve("letter.mp3"), "Dear all,\n"), "not_media");
  }

  @Test
  void shouldRefuseAnArchiveThatIsCalledMp4() throws Exception {
    Path file = folder.resolve("archive.mp4");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write("Dear all,\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }

    assertRefused(file, "not_media");
  }

  @Test
  void shouldRefuseATruncatedVideoThatLostItsIndex() throws Exception {
    Path whole = sample.make("whole.mp4", List.of(SampleMedia.TONE, SampleMedia.PICTURES));
    byte[] start = Arrays.copyOf(Files.readAllBytes(whole), 4000);

    assertRefused(Files.write(folder.resolve("start.mp4"), start), "not_media");
  }

  @Test
  void shouldRefuseAVideoWithoutSound() throws Exception {
    assertRefused(sample.make("mute.mp4", List.of(SampleMedia.PICTURES)), "no_audio");
  }

  @Test
  void shouldRefuseAPicture() throws Exception {
    Path picture = sample.make("p.png", List.of(SampleMedia.PICTURES), "-frames:v", "1");

    assertRefused(picture, "not_media");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffconcat version 1.0\nfile '%s'\n",
        "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:3.0,\nfile://%s\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:3.0,\nconcat:%s\n#EXT-X-ENDLIST\n"
      })
  void shouldNotOpenOtherFilesForAPlaylist(String playlist) throws Exception {
    Path secret = sample.make("secret.mp3", List.of(SampleMedia.TONE));
    Path file = Files.writeString(folder.resolve("list.mp3"), playlist.formatted(secret));

    assertRefused(file, "not_media");
  }

  @Test
  void shouldRefuseWhatIsLongerThanAllowed() throws Exception {
    Media strict =
        new Media(sample.ffmpeg(), new MediaLimits(Duration.ofSeconds(2), Duration.ofMinutes(1)));
    Path file = sample.make("long.mp3", List.of(SampleMedia.TONE));

    assertThatThrownBy(() -> strict.probe(file, Cancellation.NEVER)).satisfies(has("too_long"));
    assertThatThrownBy(
            () -> strict.decode(file, folder.resolve("x.wav"), Progress.NONE, Cancellation.NEVER))
        .satisfies(has("too_long"));
  }

  private Media.Decoded decode(Path file) throws IOException, InterruptedException {
    return media.decode(file, folder.resolve("decoded.wav"), Progress.NONE, Cancellation.NEVER);
  }

  private void assertRefused(Path file, String code) {
    assertThatThrownBy(() -> media.probe(file, Cancellation.NEVER)).satisfies(has(code));
    assertThatThrownBy(() -> decode(file)).satisfies(has(code));
  }

  private static Consumer<Throwable> has(String code) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                PermanentFailure.class,
                failure -> {
                  assertThat(failure.code()).isEqualTo(code);
                  assertThat(failure.getMessage()).endsWith(".").hasSizeGreaterThan(30);
                });
  }
}
