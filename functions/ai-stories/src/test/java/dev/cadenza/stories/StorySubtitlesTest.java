package dev.cadenza.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.Story.Chapter;
import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.engines.story.Story.Sentence;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.testing.RandomTexts;
import dev.cadenza.testing.SubtitleRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StorySubtitlesTest {
  private static final String ANN = "Ann <O'Neil> & Söhne";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldKeepToTheRulesAndLeaveNothingOut(long seed) {
    Story story = Stories.written(seed);
    TimedStory timed = Stories.timed(story);

    List<Cue> cues = assertRules(timed);

    String shown = cues.stream().map(Cue::text).collect(Collectors.joining(" "));
    String told =
        story.chapters().stream()
            .map(
                chapter ->
                    chapter.title()
                        + chapter.paragraphs().stream()
                            .map(Paragraph::text)
                            .collect(Collectors.joining()))
            .collect(Collectors.joining());
    assertThat(shown.replaceAll("\\s", "")).isEqualTo(told.replaceAll("\\s", ""));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldKeepToTheRulesWhateverIsTold(long seed) {
    RandomTexts texts = new RandomTexts(seed);
    List<Paragraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      paragraphs.add(
          new Paragraph(
              List.of(
                  new Sentence(texts.sentence(), Story.NARRATOR),
                  new Sentence("“" + texts.sentence().replaceFirst("\\.$", ",") + "”", ANN),
                  new Sentence("she said.", Story.NARRATOR))));
    }

    assertRules(Stories.timed(story(paragraphs)));
  }

  @Test
  void shouldShowBothVoicesOfAShortSentence() {
    Paragraph paragraph =
        new Paragraph(
            List.of(
                new Sentence("“Yes,”", ANN),
                new Sentence("she said.", Story.NARRATOR),
                new Sentence("“Go!”", "Ben")));

    String vtt = new StorySubtitles(Stories.timed(story(List.of(paragraph)))).vtt();

    assertThat(vtt)
        .contains(
            "<v Ann &lt;O'Neil&gt; &amp; Söhne>“Yes,”</v> <v Narrator>she said.\n\n",
            "<v Ben>“Go!”\n\n");
    assertThat(SubtitleFormat.VTT.read(vtt))
        .extracting(Cue::text)
        .containsExactly("One", "“Yes,” she said.", "“Go!”");
  }

  private static Story story(List<Paragraph> paragraphs) {
    return new Story(
        "A",
        "everyday",
        "warm",
        "en",
        List.of(),
        List.of(),
        List.of(new Chapter("One", paragraphs)));
  }

  private static List<Cue> assertRules(TimedStory timed) {
    String vtt = new StorySubtitles(timed).vtt();
    List<Cue> cues =
        SubtitleRules.assertKept(vtt, SubtitleFormat.VTT, timed.spans().getLast().end());
    SubtitleRules.assertNoOrphans(cues);
    return cues;
  }
}
