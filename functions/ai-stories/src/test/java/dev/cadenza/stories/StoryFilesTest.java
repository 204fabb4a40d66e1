package dev.cadenza.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.engines.story.Story;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Sentence;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoryFilesTest {
  private final TimedStory awkward = Stories.timed(Stories.awkward());
  private final StoryFiles files = new StoryFiles(awkward, 3, "storyteller");

  @Test
  void shouldKeepMarkupOutOfMarkdown() {
    assertThat(files.markdown())
        .startsWith("# Ümläute & ${body} \\<tags\\>\n")
        .contains("## 1\\. Why?\n", "a \\< b", "\\*quietly\\*", "seed 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "AT&T <i>x</i> --> 3 < 4 | AT&T \\<i\\>x\\</i\\> --\\> 3 \\< 4",
        "a &amp; b &#38; c | a \\&amp; b \\&\\#38; c",
        "- 1) a | \\- 1) a",
        "1) a | 1\\) a",
        "=== | \\==="
      })
  void shouldKeepTextAsItIsInMarkdown(String text, String written) {
    Story.Sentence sentence = new Story.Sentence(text, Story.NARRATOR);
    Story.Chapter chapter =
        new Story.Chapter("One", List.of(new Story.Paragraph(List.of(sentence))));
    Story story = new Story("A", "noir", "odd", "en", List.of(), List.of(), List.of(chapter));

    assertThat(new StoryFiles(Stories.timed(story), 1, "w").markdown())
        .endsWith("\n\n" + written + "\n");
  }

  @Test
  void shouldNameTheSpeakersOfCues() {
    String vtt = files.vtt();
    List<Cue> cues = SubtitleFormat.VTT.read(vtt);

    assertThat(vtt).contains("<v Ann &lt;O'Neil&gt; &amp; Söhne>“Who's", "<v Narrator>1. Why?");
    // A sentence without words is not spoken, and has no cue.
    assertThat(cues).hasSize(6).extracting(Cue::start).isSorted();
  }

  @Test
  void shouldTellProgramsWhenEachSentenceIsRead() throws IOException {
    JsonNode json = new ObjectMapper().readTree(files.json());
    JsonNode second = json.at("/chapters/1");

    assertThat(json.at("/seed").asInt()).isEqualTo(3);
    assertThat(second.at("/start").asDouble()).isEqualTo(json.at("/chapters/0/end").asDouble());
    JsonNode sentence = second.at("/paragraphs/0/sentences/1");
    assertThat(sentence.at("/speaker").asText()).isEqualTo("Ann <O'Neil> & Söhne");
    assertThat(sentence.at("/end").asDouble()).isGreaterThan(sentence.at("/start").asDouble());
  }

  @Test
  void shouldPauseWhereAStoryTurns() {
    List<Sentence> script =
        new Reading(Stories.awkward())
            .script().passages().stream().flatMap(it -> it.sentences().stream()).toList();

    assertThat(script)
        .extracting(Sentence::pause)
        .containsExactly(
            Pause.SENTENCE,
            Pause.PARAGRAPH,
            Pause.SENTENCE,
            Pause.CHAPTER,
            Pause.PARAGRAPH,
            Pause.SENTENCE,
            Pause.CHAPTER);
  }
}
