package dev.cadenza.dubbing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.engines.Transcript;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UtteranceTest {
  @Test
  void shouldSplitWhereAnotherOneSpeaks() {
    List<Transcript.Word> words =
        List.of(
            new Transcript.Word("yes", 0, 0.5, 1),
            new Transcript.Word("no", 0.5, 1, 1),
            new Transcript.Word("why", 1, 1.5, 1));
    List<SpeakerTurn> turns =
        List.of(
            new SpeakerTurn(2, new TimeSpan(0, 0.5)),
            new SpeakerTurn(1, new TimeSpan(0.5, 1)),
            new SpeakerTurn(2, new TimeSpan(1, 2)));

    List<Utterance> utterances =
        Utterance.of(new Transcript("en", List.of(Transcript.Segment.of(words))), turns);

    assertThat(utterances).extracting(Utterance::text).containsExactly("Yes.", "No.", "Why.");
    assertThat(utterances)
        .extracting(it -> it.delivery().speaker())
        .containsExactly("Speaker 1", "Speaker 2", "Speaker 1");
  }

  @Test
  void shouldWriteSentences() {
    List<Utterance> utterances = Utterance.of(said("i 0 1", "know 1 2", "yes 4 5", "i'm 5 6"));

    assertThat(utterances).extracting(Utterance::text).containsExactly("I know.", "Yes I'm.");
    assertThat(utterances.getFirst().span().end()).isEqualTo(2);
  }

  @Test
  void shouldUniteAcrossShortPausesAndCutAtLongOnes() {
    assertThat(Utterance.of(said("one 0 1", "two 1.5 2", "three 2.6 3"))).hasSize(1);
    assertThat(Utterance.of(said("one 0 1", "two 2.3 3"))).hasSize(2);
  }

  @Test
  void shouldCutAtShorterPausesTheLongerItGets() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      words.add("word " + i * 0.5 + " " + (i * 0.5 + 0.4));
    }

    List<Utterance> utterances = Utterance.of(said(words.toArray(String[]::new)));

    assertThat(utterances).hasSizeGreaterThan(5);
    assertThat(utterances).allMatch(it -> it.span().seconds() <= 12.5);
    assertThat(utterances.stream().mapToInt(it -> it.words().size()).sum()).isEqualTo(200);
  }

  @Test
  void shouldTakeEdits() {
    List<Utterance> heard = Utterance.of(said("one 0 1", "two 4 5"));
    Edits edits =
        edits(
            Map.of(
                "segments",
                List.of(
                    Map.of("index", 1, "text", "Three four."),
                    Map.of("index", 0, "translation", "Uno"))));

    List<Utterance> edited = edits.applied(heard);

    assertThat(edited).extracting(Utterance::text).containsExactly("One.", "Three four.");
    assertThat(edited.getLast().words()).hasSize(2);
    assertThat(edits.translation(0)).hasValue("Uno");
    assertThat(edits.translation(1)).isEmpty();
  }

  @Test
  void shouldRefuseAnEditOfWhatIsNotThere() {
    Edits edits = edits(Map.of("segments", List.of(Map.of("index", 1, "text", "x"))));

    assertThatThrownBy(() -> edits.applied(Utterance.of(said("one 0 1"))))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("unknown_segment"));
  }

  private static Transcript said(String... words) {
    List<Transcript.Word> said = new ArrayList<>();
    for (String word : words) {
      String[] fields = word.split(" ");
      said.add(
          new Transcript.Word(
              fields[0], Double.parseDouble(fields[1]), Double.parseDouble(fields[2]), 1));
    }
    return new Transcript("en", List.of(Transcript.Segment.of(said)));
  }

  private static Edits edits(Map<String, Object> parameters) {
    return Edits.of(DubbingParameters.of(parameters).segments());
  }
}
