package dev.cadenza.neural.speakers;

import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A made conversation: people take turns of 2-6 s, with pauses of 0.2-0.8 s between, and some
 * without.
 */
record Conversation(PcmFile audio, List<SpeakerTurn> truth) {
  private static final double WITHOUT_PAUSE = 0.3;
  private static final double MIN_TURN = 2;
  private static final double MAX_TURN = 6;

  /**
   * @param people the recordings of each person
   * @param wav the file to write
   */
  static Conversation of(List<List<Pcm>> people, int turns, long seed, Path wav)
      throws IOException {
    Random random = new Random(seed);
    List<SpeakerTurn> truth = new ArrayList<>();
    int speaker = 0;
    try (WavWriter writer = WavWriter.create(wav, PcmFile.SPEECH_RATE)) {
      writer.appendSilence(0.5);
      for (int i = 0; i < turns; i++) {
        speaker =
            i < people.size()
                ? i
                : (speaker + 1 + random.nextInt(Math.max(1, people.size() - 1))) % people.size();
        double start = writer.seconds();
        say(people.get(speaker), random, writer);
        truth.add(new SpeakerTurn(speaker + 1, new TimeSpan(start, writer.seconds())));
        if (random.nextDouble() >= WITHOUT_PAUSE) {
          writer.appendSilence(random.nextDouble(0.2, 0.8));
        }
      }
      writer.appendSilence(0.5);
    }
    return new Conversation(PcmFile.open(wav), truth);
  }

  private static void say(List<Pcm> recordings, Random random, WavWriter writer)
      throws IOException {
    double start = writer.seconds();
    double wanted = random.nextDouble(MIN_TURN, MAX_TURN - 1);
    int last = -1;
    do {
      int next = random.nextInt(recordings.size());
      if (next != last || recordings.size() == 1) {
        writer.append(speech(recordings.get(next)));
        last = next;
      }
    } while (writer.seconds() - start < wanted - 1);
  }

  /** At 16 kHz, without the silence before and after. */
  private static Pcm speech(Pcm recording) {
    short[] samples = Resampler.to(PcmFile.SPEECH_RATE).resample(recording).toArray();
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    int start = 0;
    int end = samples.length;
    while (start < end && Math.abs(samples[start]) * 56 < peak) {
      start++;
    }
    while (end > start && Math.abs(samples[end - 1]) * 56 < peak) {
      end--;
    }
    return Pcm.of(Arrays.copyOfRange(samples, start, end), PcmFile.SPEECH_RATE);
  }

  List<SpeakerTurn> found(SpeakerDiarizer diarizer, Optional<Integer> speakers)
      throws IOException, InterruptedException {
    return diarizer.turns(
        audio,
        List.of(new TimeSpan(0, audio.seconds())),
        speakers,
        Progress.NONE,
        Cancellation.NEVER);
  }

  DiarizationError error(List<SpeakerTurn> found) {
    return DiarizationError.of(truth, found, audio.seconds());
  }
}
