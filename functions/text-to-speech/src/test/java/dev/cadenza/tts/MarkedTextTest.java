package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Sentence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkedTextTest {
  @Test
  void shouldGiveEveryTurnToItsSpeaker() {
    String text =
        """
        It was late.
        [Anna] Who is there? I heard you.
        [old man]
        Only me.

        [narrator]: He sat down.
        """;

    assertThat(sentences(text))
        .containsExactly(
            new Sentence("narrator", "It was late.", Pause.SENTENCE),
            new Sentence("anna", "Who is there?", Pause.SENTENCE),
            new Sentence("anna", "I heard you.", Pause.SENTENCE),
            new Sentence("old man", "Only me.", Pause.PARAGRAPH),
            new Sentence("narrator", "He sat down.", Pause.PARAGRAPH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They was [sic] late.",
        "[1] The first footnote.",
        "[] Nothing.",
        "[a name that is far longer than anybody's name should be] Hello.",
        "[open Hello.",
        "[anna\n] Hello."
      })
  void shouldReadOtherBracketsAsText(String text) {
    assertThat(sentences(text)).extracting(Sentence::speaker).containsOnly(MarkedText.NARRATOR);
    assertThat(sentences(text))
        .extracting(Sentence::text)
        .first()
        .asString()
        .startsWith(text.substring(0, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Music]",
        "[soft music]",
        "[music playing]:",
        "[Applause]",
        "[Audience laughter]",
        "[NOISE]",
        "[BLANK_AUDIO]",
        "[inaudible]",
        "[crosstalk]"
      })
  void shouldNotTakeANoiseForASpeaker(String noise) {
    assertThat(sentences("[anna] Hello.\n" + noise + " Who is there?\n" + noise))
        .containsExactly(
            new Sentence("anna", "Hello.", Pause.SENTENCE),
            new Sentence("anna", "Who is there?", Pause.SENTENCE));
  }

  @Test
  void shouldTakeANoiseForASpeakerWhoWasGivenAVoice() {
    assertThat(MarkedText.sentences("[Silence] Hush.", Set.of("silence")))
        .extracting(Sentence::speaker)
        .containsExactly("silence");
    assertThat(sentences("[music teacher] Play."))
        .extracting(Sentence::speaker)
        .containsExactly("music teacher");
  }

  @Test
  void shouldPassOverMarksWithNothingToSay() {
    assertThat(sentences("[anna]\n[bob] Hello.\n[anna]"))
        .containsExactly(new Sentence("bob", "Hello.", Pause.SENTENCE));
  }

  private static List<Sentence> sentences(String text) {
    return MarkedText.sentences(text, Set.of());
  }
}
