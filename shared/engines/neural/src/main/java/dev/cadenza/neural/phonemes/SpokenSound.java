package dev.cadenza.neural.phonemes;

import dev.cadenza.engines.Speech;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins the parts of a sentence that a model speaks one after another. The model's silence before
 * and after each part is shortened to what a speaker needs to breathe.
 */
public final class SpokenSound {
  private static final double BEFORE_SECONDS = 0.05;
  private static final double AFTER_SECONDS = 0.1;

  /** Of full scale; breath and noise are below. */
  private static final float AUDIBLE = 0.008f;

  private static final int FULL_SCALE = 32_767;

  private final int sampleRate;
  private final List<WordSpan> spans = new ArrayList<>();
  private short[] samples = new short[0];

  /**
   * Where a word is spoken.
   *
   * @param word its place in the text, from 0
   * @param start in samples
   * @param end in samples
   */
  public record WordSpan(int word, int start, int end) {}

  /**
   * @param sampleRate in hertz
   */
  public SpokenSound(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /**
   * @param sound from −1 to 1; louder is clipped
   * @param words in order, counted from the start of this part
   */
  public void append(float[] sound, List<WordSpan> words) {
    int from = Math.max(0, start(sound, words) - (int) (BEFORE_SECONDS * sampleRate));
    int to = Math.min(sound.length, lastAudible(sound) + (int) (AFTER_SECONDS * sampleRate));
    int offset = samples.length;
    int length = Math.max(0, to - from);
    samples = Arrays.copyOf(samples, offset + length);
    for (int i = 0; i < length; i++) {
      samples[offset + i] = (short) Math.round(Math.clamp(sound[from + i], -1f, 1f) * FULL_SCALE);
    }
    for (WordSpan span : words) {
      int start = offset + Math.clamp(span.start() - from, 0, length);
      int end = offset + Math.clamp(span.end() - from, 0, length);
      spans.add(new WordSpan(span.word(), start, end));
    }
  }

  /** A word that is spoken very quietly is not taken for silence. */
  private static int start(float[] sound, List<WordSpan> words) {
    int first = words.isEmpty() ? sound.length : words.getFirst().start();
    return Math.min(firstAudible(sound), first);
  }

  private static int firstAudible(float[] sound) {
    int i = 0;
    while (i < sound.length && Math.abs(sound[i]) < AUDIBLE) {
      i++;
    }
    return i == sound.length ? 0 : i;
  }

  private static int lastAudible(float[] sound) {
    int i = sound.length;
    while (i > 0 && Math.abs(sound[i - 1]) < AUDIBLE) {
      i--;
    }
    return i;
  }

  /**
   * The sound, with the time of each word of the text. A word without a sound, such as a dash, gets
   * the moment between its neighbours.
   *
   * @param text whose words stand between white space
   */
  public Speech speech(String text) {
    String[] words = text.strip().split("\\s+");
    List<TimedWord> timed = new ArrayList<>(words.length);
    int next = 0;
    int end = 0;
    for (int word = 0; word < words.length; word++) {
      int start = end;
      boolean first = true;
      while (next < spans.size() && spans.get(next).word() == word) {
        if (first) {
          start = Math.max(end, spans.get(next).start());
          first = false;
        }
        end = Math.max(start, spans.get(next).end());
        next++;
      }
      timed.add(new TimedWord(words[word], (double) start / sampleRate, (double) end / sampleRate));
    }
    return new Speech(Pcm.of(samples, sampleRate), timed);
  }
}
