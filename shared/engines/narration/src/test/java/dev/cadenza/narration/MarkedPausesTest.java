package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkedPausesTest {
  @Test
  void shouldShareAPauseBetweenTheSentencesAroundIt() {
    assertThat(
            Sentence.of(
                "a", "[pause 1s] One [pause 2s] two.\n\n[pause 500ms]\n\nThree. [pause 3s]"))
        .extracting(Sentence::text, Sentence::silence)
        .containsExactly(
            tuple("One", new Silence(1, 1)),
            tuple("two.", new Silence(1, 0.25)),
            tuple("Three.", new Silence(0.25, 3)));
  }

  @Test
  void shouldChangeNothingWhenASharedPauseIsSharedAgain() {
    List<Sentence> once = Sentence.of("a", "One [pause 2s] two.");

    assertThat(Script.of(once).sentences()).isEqualTo(once);
  }

  @Test
  void shouldNeverCutALongSentenceWithinAMark() {
    String mark = "[say: a, b | " + "c ".repeat(40).strip() + "]";
    for (int before = 300; before < 400; before++) {
      List<String> parts =
          SentenceSplitter.split("x".repeat(before) + " " + mark + " and the rest.");

      assertThat(parts).anyMatch(part -> part.contains(mark));
    }
  }

  @Test
  void shouldCutTheSilenceOfAnEngineWhereAMarkAsksForItsOwn() {
    short[] samples = new short[1000];
    samples[300] = 5000;
    samples[699] = -5000;
    Pcm sound = Pcm.of(samples, 1000);
    List<TimedWord> words = List.of(new TimedWord("a", 0.3, 0.7));

    SoundEdges both = SoundEdges.of(sound, new Silence(1, 1));
    assertThat(both.sound().length()).isEqualTo(400);
    assertThat(both.words(words).getFirst().start()).isEqualTo(0);
    SoundEdges end = SoundEdges.of(sound, new Silence(0, 1));
    assertThat(end.sound().length()).isEqualTo(700);
    assertThat(end.words(words)).isEqualTo(words);
    assertThat(SoundEdges.of(sound, Silence.NONE).sound()).isSameAs(sound);
  }
}
