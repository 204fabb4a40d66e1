package dev.cadenza.neural.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations of flite's voices, of which it is known who speaks when. */
final class DiarizersTest {
  private static final double MAX_ERROR = 0.15;

  private final SpeakerDiarizer diarizer = new VectorDiarizer(InstalledEncoder.get());

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"slt rms,1", "awb slt,2", "rms awb,3", "slt rms awb,4", "kal16 slt rms,5"})
  void shouldFindWhoSpeaksWhen(String voices, long seed) throws IOException, InterruptedException {
    List<String> names = List.of(voices.split(" "));
    Conversation conversation = conversation(names, 3 * names.size(), seed);

    List<SpeakerTurn> known = conversation.found(diarizer, Optional.of(names.size()));
    List<SpeakerTurn> detected = conversation.found(diarizer, Optional.empty());

    assertThat(conversation.error(known).rate()).isLessThan(MAX_ERROR);
    assertThat(conversation.error(detected).rate()).isLessThan(MAX_ERROR);
    assertThat(speakers(detected)).isEqualTo(names.size());
    assertThat(detected.getFirst().speaker()).isEqualTo(1);
    for (int i = 1; i < detected.size(); i++) {
      assertThat(detected.get(i).span().start())
          .isGreaterThanOrEqualTo(detected.get(i - 1).span().end());
    }
  }

  @ParameterizedTest
  @CsvSource({"slt", "rms", "awb"})
  void shouldFindOnePerson(String voice) throws IOException, InterruptedException {
    Conversation monologue = conversation(List.of(voice), 5, 6);

    assertThat(speakers(monologue.found(diarizer, Optional.empty()))).isEqualTo(1);
    assertThat(speakers(monologue.found(diarizer, Optional.of(1)))).isEqualTo(1);
  }

  @Test
  void shouldFindNobodyInSilence() throws IOException, InterruptedException {
    Path wav = folder.resolve("silence.wav");
    try (WavWriter writer = WavWriter.create(wav, PcmFile.SPEECH_RATE)) {
      writer.appendSilence(3);
    }
    Conversation silence = new Conversation(PcmFile.open(wav), List.of());

    assertThat(silence.found(diarizer, Optional.empty())).isEmpty();
    assertThat(silence.found(diarizer, Optional.of(2))).isEmpty();
  }

  @Test
  void shouldStayWithinTheGivenSpeech() throws IOException, InterruptedException {
    Conversation conversation = conversation(List.of("slt", "rms"), 4, 7);
    List<TimeSpan> speech = List.of(new TimeSpan(2, 5), new TimeSpan(6, 6.3));
    List<Double> progress = new ArrayList<>();

    List<SpeakerTurn> turns =
        diarizer.turns(conversation.audio(), speech, Optional.empty(), progress::add, () -> false);

    assertThat(turns)
        .isNotEmpty()
        .allMatch(
            turn ->
                speech.stream()
                    .anyMatch(
                        it -> turn.span().start() >= it.start() && turn.span().end() <= it.end()));
    assertThat(progress).isNotEmpty().isSorted();
    assertThat(progress.getLast()).isLessThanOrEqualTo(3.31);
  }

  @Test
  void shouldStopWhenCancelled() throws IOException, InterruptedException {
    Conversation conversation = conversation(List.of("slt"), 1, 8);

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                diarizer.turns(
                    conversation.audio(),
                    List.of(new TimeSpan(0, conversation.audio().seconds())),
                    Optional.empty(),
                    Progress.NONE,
                    () -> true));
  }

  private Conversation conversation(List<String> voices, int turns, long seed)
      throws IOException, InterruptedException {
    SpokenClips clips = new SpokenClips(folder);
    List<List<Pcm>> people = new ArrayList<>();
    for (String voice : voices) {
      people.add(clips.of(voice));
    }
    return Conversation.of(people, turns, seed, folder.resolve("conversation.wav"));
  }

  private static int speakers(List<SpeakerTurn> turns) {
    return turns.stream().map(SpeakerTurn::speaker).collect(Collectors.toSet()).size();
  }
}
