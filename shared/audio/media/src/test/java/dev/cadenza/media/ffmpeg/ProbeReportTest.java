package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.ffmpeg.MediaInfo.AudioStream;
import dev.cadenza.media.ffmpeg.MediaInfo.VideoStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeReportTest {
  @Test
  void shouldReadWhatAPhoneRecords() {
    String printed =
        """
        Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/tmp/a.mov':
          Metadata:
            title           : Duration: 09:00:00.00
                            : Stream #0:7: Audio: mp3, 8000 Hz, mono
          Duration: 01:02:03.45, start: 0.000000, bitrate: 17280 kb/s
          Stream #0:0[0x1](und): Video: hevc (Main) (hvc1 / 0x31637668), yuv420p(tv, bt709), \
        1920x1080, 17072 kb/s, 29.98 fps, 29.97 tbr, 600 tbn (default)
          Stream #0:1[0x2](eng): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, stereo, fltp (default)
          Stream #0:2[0x3](und): Data: none (mebx / 0x7862656D), 0 kb/s (default)
        At least one output file must be specified
        """;

    MediaInfo info = ProbeReport.read(printed).orElseThrow();

    assertThat(info.container()).isEqualTo("mov,mp4,m4a,3gp,3g2,mj2");
    assertThat(info.seconds()).isEqualTo(3723.45);
    assertThat(info.audio()).containsExactly(new AudioStream("aac", 44_100, 2));
    assertThat(info.video()).containsExactly(new VideoStream("hevc", 1920, 1080, 29.98));
  }

  @Test
  void shouldNotTakeTheOutputForTheInput() {
    String printed =
        """
        Input #0, matroska,webm, from 'file:a':
          Duration: N/A, start: 0.000000, bitrate: N/A
          Stream #0:0: Video: vp8, yuv420p, 640x480, 1k fps, 1k tbn
        Output #0, wav, to 'file:b':
          Stream #0:0: Audio: pcm_s16le, 16000 Hz, mono, s16, 256 kb/s
        """;

    MediaInfo info = ProbeReport.read(printed).orElseThrow();

    assertThat(info.seconds()).isZero();
    assertThat(info.audio()).isEmpty();
    assertThat(info.video()).containsExactly(new VideoStream("vp8", 640, 480, 1000));
  }

  @ParameterizedTest
  @CsvSource({
    "mono, 1",
    "stereo, 2",
    "5.1(side), 6",
    "7.1, 8",
    "quad, 4",
    "3 channels (FL+FR+LFE), 3",
    "hexadecagonal, 0"
  })
  void shouldCountChannels(String layout, int channels) {
    String printed =
        "Input #0, ogg, from 'a':\n  Stream #0:0: Audio: opus, 48000 Hz, " + layout + ", fltp\n";

    assertThat(ProbeReport.read(printed).orElseThrow().audio())
        .containsExactly(new AudioStream("opus", 48_000, channels));
  }

  @Test
  void shouldFindNothingInAComplaint() {
    assertThat(ProbeReport.read("a.mp3: Invalid data found when processing input\n")).isEmpty();
  }
}
