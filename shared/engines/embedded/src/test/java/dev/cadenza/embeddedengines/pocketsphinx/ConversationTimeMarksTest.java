package dev.cadenza.embeddedengines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Transcript;
import dev.cadenza.media.TimeSpan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTimeMarksTest {
  @TempDir private Path folder;

  @Test
  void shouldPlaceWordsInTheRecording() throws Exception {
    List<Transcript.Segment> segments =
        read(
            List.of(new TimeSpan(10, 15), new TimeSpan(15, 16), new TimeSpan(20.5, 30)),
            """
            0 1 0.03 0.11 at 0.015
            0 1 0.15 0.36 that(2) 0.785

            2 1 0.00 0.49 <sil> 1.000
            2 1 0.50 0.49 level 1.001
            """);

    assertThat(segments)
        .containsExactly(
            Transcript.Segment.of(
                List.of(
                    new Transcript.Word("at", 10.03, 10.15, 0.015),
                    new Transcript.Word("that", 10.15, 10.52, 0.785))),
            Transcript.Segment.of(List.of(new Transcript.Word("level", 21, 21.5, 1))));
  }

  @Test
  void shouldCutAPartAtItsPauses() throws Exception {
    List<Transcript.Segment> segments =
        read(
            List.of(new TimeSpan(0, 5)),
            """
            0 1 0.00 0.49 one 1.000
            0 1 0.70 0.29 two 1.000
            0 1 1.30 0.29 three 1.000
            0 1 1.60 0.09 [NOISE] 1.000
            0 1 1.70 0.09 ++UM++ 1.000
            """);

    assertThat(segments).extracting(Transcript.Segment::text).containsExactly("one two", "three");
  }

  private List<Transcript.Segment> read(List<TimeSpan> parts, String text) throws Exception {
    return new ConversationTimeMarks(parts)
        .read(Files.writeString(folder.resolve("words.ctm"), text));
  }
}
