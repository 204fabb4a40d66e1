package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.wav.WavHeader;
import dev.cadenza.model.PermanentFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would make ffmpeg read other files, call servers, or fill memory and disk. */
class HostileMediaTest {
  private static final int BYTES_PER_SECOND = 2 * 16_000;

  @TempDir private Path folder;
  private SampleMedia sample;
  private Media media;

  @BeforeEach
  void locate() {
    sample = SampleMedia.in(folder);
    media = new Media(sample.ffmpeg());
  }

  /** Each refers to a sound on this machine, at SECRET, and on a server, at SERVER. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "concat:SECRET|SECRET",
        "file:SECRET",
        "ffconcat version 1.0\nfile SERVER\n",
        "ffconcat version 1.0\nfile SECRET\n",
        "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:3.0,\nSERVER\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:3.0,\nfile:SECRET\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nSERVER.m3u8\n",
        "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"SERVER\"\n#EXTINF:3.0,\nfile:SECRET\n",
        "#EXTM3U\n#EXT-X-MAP:URI=\"SERVER\"\n#EXTINF:3.0,\ncrypto:SECRET\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
            + " mediaPresentationDuration=\"PT3S\"><Period><AdaptationSet mimeType=\"audio/mp4\">"
            + "<Representation id=\"1\" bandwidth=\"1\"><BaseURL>SERVER</BaseURL></Representation>"
            + "</AdaptationSet></Period></MPD>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
            + "<image xlink:href=\"SERVER\"/><image href=\"file://SECRET\"/></svg>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file://SECRET\">]><svg>&b;</svg>",
        "1\n00:00:00,000 --> 00:00:03,000\n<img src=\"SERVER\">\n",
        "[Script Info]\n[Events]\nDialogue: 0,0:00:00.00,0:00:03.00,Default,,0,0,0,,SERVER\n",
        "WEBVTT\n\nNOTE SERVER\n\n00:00.000 --> 00:03.000\n<c>a</c>\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=a\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio PORT RTP/AVP 0\n",
        "[playlist]\nFile1=SERVER\nNumberOfEntries=1\n",
        "rtsp://127.0.0.1:PORT/a",
        "RTSPtext\nSERVER\n",
        "<asx version=\"3.0\"><entry><ref href=\"SERVER\"/></entry></asx>",
      })
  void shouldReachNeitherDiskNorNetwork(String content) throws Exception {
    Path secret = sample.make("secret.mp3", List.of(SampleMedia.TONE));
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/a";
      String text =
          content
              .replace("SECRET", secret.toString())
              .replace("SERVER", url)
              .replace("PORT", Integer.toString(server.getLocalPort()));
      for (String name : List.of("a.mp3", "a.m3u8")) {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThatThrownBy(() -> decode(file)).satisfies(has("not_media"));
      }
      server.setSoTimeout(1);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void shouldRefuseHoursOfSilenceBeforeTheyAreDecoded() throws Exception {
    Path file = Files.write(folder.resolve("long.flac"), SilentFlac.of(20, true));
    assertThat(Files.size(file)).isLessThan(200_000);

    assertRefused(file, "too_long");

    assertThat(folder.resolve("decoded.wav"))
        .satisfiesAnyOf(
            wav -> assertThat(wav).doesNotExist(),
            // What was written until it was killed.
            wav -> assertThat(Files.size(wav)).isLessThan(20 * 3600L * BYTES_PER_SECOND / 4));
  }

  @Test
  void shouldStopDecodingSilenceThatDoesNotSayHowLongItIs() throws Exception {
    Path file = Files.write(folder.resolve("long.flac"), SilentFlac.of(20, false));
    int most = 60;
    Media strict =
        new Media(
            sample.ffmpeg(), new MediaLimits(Duration.ofSeconds(most), Duration.ofMinutes(1)));
    Path wav = folder.resolve("x.wav");

    assertThatThrownBy(() -> strict.decode(file, wav, Progress.NONE, Cancellation.NEVER))
        .satisfies(has("too_long"));

    assertThat(Files.size(wav))
        .isLessThanOrEqualTo(WavHeader.SIZE + (most + 1L) * BYTES_PER_SECOND);
  }

  @Test
  void shouldRefuseAPictureOfAbsurdSize() throws Exception {
    // The header alone: 65,500 pixels in each direction, of eight bytes each.
    byte[] png =
        HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d49484452" + "0000ffdc0000ffdc100600000000000000");

    assertRefused(Files.write(folder.resolve("large.png"), png), "not_media");
  }

  /** The sound is used, and no picture is decoded for it. */
  @Test
  void shouldNotDecodeTheAbsurdPicturesOfAFilm() throws Exception {
    Path film = sample.make("film.mp4", List.of(SampleMedia.TONE, SampleMedia.PICTURES));
    byte[] bytes = Files.readAllBytes(film);
    for (int i = 0; i < bytes.length - 40; i++) {
      // The description of the pictures has their width and height 28 bytes after its name.
      if (bytes[i] == 'a' && bytes[i + 1] == 'v' && bytes[i + 2] == 'c' && bytes[i + 3] == '1') {
        for (int at = i + 28; at < i + 32; at++) {
          bytes[at] = (byte) 0xff;
        }
      }
    }
    Files.write(film, bytes);

    Media.Decoded decoded =
        media.decode(film, folder.resolve("film.wav"), Progress.NONE, Cancellation.NEVER);

    assertThat(decoded.audio().seconds()).isBetween(2.5, 3.5);
  }

  @Test
  void shouldNotUnpackAnArchive() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int megabyte = 0; megabyte < 64; megabyte++) {
        gzip.write(new byte[1 << 20]);
      }
    }

    assertRefused(Files.write(folder.resolve("bomb.wav"), bytes.toByteArray()), "not_media");
    assertRefused(Files.write(folder.resolve("bomb.mkv"), bytes.toByteArray()), "not_media");
  }

  private void assertRefused(Path file, String code) {
    assertThatThrownBy(() -> media.probe(file, Cancellation.NEVER)).satisfies(has(code));
    assertThatThrownBy(() -> decode(file)).satisfies(has(code));
  }

  private static Consumer<Throwable> has(String code) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                PermanentFailure.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private void decode(Path file) throws IOException, InterruptedException {
    media.decode(file, folder.resolve("decoded.wav"), Progress.NONE, Cancellation.NEVER);
  }
}
