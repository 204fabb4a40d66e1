package dev.cadenza.dubbing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.testing.RandomTexts;
import dev.cadenza.testing.SubtitleRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DubFilesTest {
  private static final Captions STANDARD =
      Captions.of(DubbingParameters.of(Map.of()).subtitles(), "en", "es");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldKeepToTheRulesOfSubtitlesInBothLanguages(long seed) {
    RandomTexts texts = new RandomTexts(seed);
    List<Utterance> utterances = new ArrayList<>();
    List<String> translations = new ArrayList<>();
    List<Fitting.Line> lines = new ArrayList<>();
    double now = 0;
    for (int i = 0; i < 200; i++) {
      String text = texts.sentence();
      TimeSpan span = new TimeSpan(now, now + texts.seconds(text));
      utterances.add(new Utterance(span, TimedWord.spread(text, span)));
      translations.add(texts.sentence());
      lines.add(new Fitting.Line(span, texts.seconds(translations.getLast())));
      now = span.end() + texts.pause();
    }
    List<Placement> placements = Fitting.place(lines, now);
    List<Double> natural = lines.stream().map(Fitting.Line::seconds).toList();
    DubFiles files =
        new DubFiles(utterances, translations, natural, voices(200), placements, now, STANDARD);

    for (List<CueDraft> drafts : List.of(files.source(), files.target())) {
      List<Cue> cues = drafts.stream().map(CueDraft::cue).toList();
      SubtitleRules.assertKept(cues, now);
      SubtitleRules.assertNoOrphans(cues);
      for (SubtitleFormat format : SubtitleFormat.values()) {
        SubtitleRules.assertKept(format.write(cues), format, now);
      }
    }
  }

  @Test
  void shouldEndItsSegmentsWithTheRecording() {
    TimeSpan span = new TimeSpan(0, 2.0006);
    Utterance heard = new Utterance(span, TimedWord.spread("Yes.", span));
    Placement placement = new Placement(0, 1.9996, 1, 1.9996, false);

    Map<String, Object> segment =
        new DubFiles(
                List.of(heard),
                List.of("Sí."),
                List.of(1.9),
                voices(1),
                List.of(placement),
                1.9996,
                STANDARD)
            .segments()
            .getFirst();

    assertThat(segment).containsEntry("end", 1.999);
    assertThat((Map<?, ?>) segment.get("fit"))
        .isEqualTo(
            Map.of(
                "start", 0.0,
                "end", 1.999,
                "speed", 1.0,
                "natural_seconds", 1.9,
                "later_by", 0.0,
                "truncated", false,
                "voice", "flite/slt"));
  }

  @Test
  void shouldBalanceALineThatIsTooLongForOneSubtitle() {
    String text =
        "Buenos días a todos ustedes y bienvenidos otra vez a la estación de trenes en un nuevo día.";
    Placement placement = new Placement(0.5, 6, 1, 6, false);
    Utterance heard =
        new Utterance(
            new TimeSpan(0.5, 6.5), TimedWord.spread("Good morning.", new TimeSpan(0.5, 6.5)));

    List<Cue> cues =
        new DubFiles(
                List.of(heard),
                List.of(text),
                List.of(6.0),
                voices(1),
                List.of(placement),
                7,
                STANDARD)
            .target().stream().map(CueDraft::cue).toList();

    assertThat(cues)
        .extracting(Cue::text)
        .hasSize(2)
        .allMatch(it -> it.replace('\n', ' ').split(" ").length > 4);
  }

  @Test
  void shouldShowTheTranslationAboveTheOriginal() {
    TimeSpan span = new TimeSpan(0, 2);
    DubFiles files =
        new DubFiles(
            List.of(new Utterance(span, TimedWord.spread("Good morning.", span))),
            List.of("Buenos días."),
            List.of(1.0),
            voices(1),
            List.of(new Placement(0.5, 1.5, 1, 1, false)),
            5,
            STANDARD);

    assertThat(files.bilingual())
        .extracting(CueDraft::cue)
        .containsExactly(new Cue(0.5, 2.0, "Buenos días.\nGood morning."));
  }

  private static List<String> voices(int count) {
    return Collections.nCopies(count, "flite/slt");
  }
}
