package dev.cadenza.narration;

import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import java.util.Arrays;
import java.util.List;

/** Trims the silence that an engine adds before and after a sentence. */
final class SoundEdges {
  /** Of full scale, about -54 dB: the first and last sounds of a word are louder. */
  private static final double QUIET = 0.002;

  private final Pcm sound;
  private final int start;
  private final int end;

  private SoundEdges(Pcm sound, int start, int end) {
    this.sound = sound;
    this.start = start;
    this.end = end;
  }

  /**
   * @param silence defines which ends of the sentence are trimmed
   */
  static SoundEdges of(Pcm sound, Silence silence) {
    int start = 0;
    int end = sound.length();
    while (silence.after() > 0 && end > 0 && isQuiet(sound, end - 1)) {
      end--;
    }
    while (silence.before() > 0 && start < end && isQuiet(sound, start)) {
      start++;
    }
    return new SoundEdges(sound, start, end);
  }

  private static boolean isQuiet(Pcm sound, int at) {
    return Math.abs(sound.sample(at)) < QUIET * Short.MAX_VALUE;
  }

  Pcm sound() {
    return start == 0 && end == sound.length()
        ? sound
        : Pcm.of(Arrays.copyOfRange(sound.toArray(), start, end), sound.sampleRate());
  }

  /** The times of words after trimming. */
  List<TimedWord> words(List<TimedWord> words) {
    double cut = (double) start / sound.sampleRate();
    return words.stream()
        .map(
            word ->
                new TimedWord(
                    word.text(), Math.max(0, word.start() - cut), Math.max(0, word.end() - cut)))
        .toList();
  }
}
