package dev.cadenza.neural.vad;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import java.util.ArrayList;
import java.util.List;

/** Turns the probability of speech in each frame into spans, with Silero's own thresholds. */
final class SpeechSpans {
  /** No span is longer, in seconds: without a pause, it is cut where speech is least likely. */
  static final double MAX_SECONDS = 20;

  private static final float SPEECH = 0.5f;
  private static final float SILENCE = 0.35f;

  private static final double FRAME_SECONDS = (double) SileroVad.FRAME / PcmFile.SPEECH_RATE;
  private static final int SHORTEST_PAUSE = frames(0.1);
  private static final int SHORTEST_SPEECH = frames(0.2);
  private static final int LONGEST = frames(MAX_SECONDS);

  private final float[] probabilities;
  private final TimeSpan whole;
  private final List<TimeSpan> spans = new ArrayList<>();

  private SpeechSpans(float[] probabilities, TimeSpan whole) {
    this.probabilities = probabilities;
    this.whole = whole;
  }

  /**
   * @param whole what the frames are of
   */
  static List<TimeSpan> of(float[] probabilities, TimeSpan whole) {
    SpeechSpans found = new SpeechSpans(probabilities, whole);
    found.find();
    return found.spans;
  }

  private void find() {
    int start = -1;
    int lastSpeech = -1;
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] >= SPEECH) {
        start = start < 0 ? i : start;
        lastSpeech = i;
      } else if (start >= 0 && probabilities[i] >= SILENCE) {
        lastSpeech = i;
      } else if (start >= 0 && i - lastSpeech > SHORTEST_PAUSE) {
        add(start, lastSpeech + 1);
        start = -1;
      }
    }
    if (start >= 0) {
      add(start, lastSpeech + 1);
    }
  }

  private void add(int start, int end) {
    if (end - start < SHORTEST_SPEECH) {
      return;
    }
    int from = start;
    while (end - from > LONGEST) {
      int cut = from + LONGEST / 2;
      for (int i = cut; i < from + LONGEST; i++) {
        cut = probabilities[i] < probabilities[cut] ? i : cut;
      }
      spans.add(span(from, cut));
      from = cut;
    }
    spans.add(span(from, end));
  }

  private TimeSpan span(int start, int end) {
    return new TimeSpan(
        whole.start() + start * FRAME_SECONDS,
        Math.min(whole.end(), whole.start() + end * FRAME_SECONDS));
  }

  private static int frames(double seconds) {
    return (int) Math.round(seconds / FRAME_SECONDS);
  }
}
