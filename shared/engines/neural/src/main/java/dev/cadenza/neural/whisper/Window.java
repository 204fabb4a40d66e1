package dev.cadenza.neural.whisper;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sound for one look of the model: pieces of a recording, one after another without the long pauses
 * between them.
 *
 * @param pieces at least one, in order and apart
 * @param speech within the pieces, at least one span, in order and apart
 */
record Window(List<TimeSpan> pieces, List<TimeSpan> speech) {
  /** A little less than the model's 30. */
  static final double MAX_SECONDS = 28;

  /** Before and after speech: what a detector takes for its border may lie within a sound. */
  static final double MARGIN = 0.25;

  /** A longer pause is shortened. */
  static final double LONG_PAUSE = 1;

  private static final float FULL_SCALE = 32_768;

  Window {
    pieces = List.copyOf(pieces);
    speech = List.copyOf(speech);
    if (pieces.isEmpty() || speech.isEmpty()) {
      throw new IllegalArgumentException("A window without sound.");
    }
  }

  /**
   * Windows for all that is said. Each is filled as far as it can be, as the model takes as long
   * for a short one, and ends at the longest pause of its second half.
   *
   * @param speech in order and apart, none longer than a window
   * @param whole the span of the recording that may be used
   */
  static List<Window> plan(List<TimeSpan> speech, TimeSpan whole) {
    List<Window> windows = new ArrayList<>();
    int first = 0;
    int next = 1;
    while (next < speech.size()) {
      if (of(speech, first, next + 1, whole).seconds() > MAX_SECONDS) {
        next = longestPause(speech, first, next, whole);
        windows.add(of(speech, first, next, whole));
        first = next;
      }
      next++;
    }
    if (first < speech.size()) {
      windows.add(of(speech, first, speech.size(), whole));
    }
    return windows;
  }

  /**
   * @return the span after the pause
   */
  private static int longestPause(List<TimeSpan> speech, int first, int last, TimeSpan whole) {
    int best = last;
    for (int i = last; i > first; i--) {
      if (of(speech, first, i, whole).seconds() < MAX_SECONDS / 2) {
        break;
      }
      best = pauseBefore(speech, i) > pauseBefore(speech, best) ? i : best;
    }
    return best;
  }

  private static double pauseBefore(List<TimeSpan> speech, int index) {
    return speech.get(index).start() - speech.get(index - 1).end();
  }

  /** Of some spans. Its margins end in the middle of the pauses to the spans around them. */
  private static Window of(List<TimeSpan> all, int first, int end, TimeSpan whole) {
    double from = first == 0 ? whole.start() : middle(all, first);
    double to = end == all.size() ? whole.end() : middle(all, end);
    List<TimeSpan> pieces = new ArrayList<>();
    double start = Math.max(from, all.get(first).start() - MARGIN);
    for (int i = first + 1; i < end; i++) {
      if (pauseBefore(all, i) > LONG_PAUSE) {
        pieces.add(new TimeSpan(start, all.get(i - 1).end() + MARGIN));
        start = all.get(i).start() - MARGIN;
      }
    }
    pieces.add(new TimeSpan(start, Math.min(to, all.get(end - 1).end() + MARGIN)));
    return new Window(pieces, all.subList(first, end));
  }

  private static double middle(List<TimeSpan> all, int index) {
    return (all.get(index - 1).end() + all.get(index).start()) / 2;
  }

  /** Two windows of about the same length; only this one if it has a single span of speech. */
  List<Window> halves() {
    if (speech.size() < 2) {
      return List.of(this);
    }
    TimeSpan whole = new TimeSpan(pieces.getFirst().start(), pieces.getLast().end());
    double middle = (whole.start() + whole.end()) / 2;
    int cut = 1;
    while (cut < speech.size() - 1 && speech.get(cut).start() < middle) {
      cut++;
    }
    return List.of(of(speech, 0, cut, whole), of(speech, cut, speech.size(), whole));
  }

  double seconds() {
    return pieces.stream().mapToDouble(TimeSpan::seconds).sum();
  }

  /** Its sound, -1 to 1. */
  float[] samples(PcmFile audio) throws IOException {
    List<Pcm> sounds = new ArrayList<>(pieces.size());
    for (TimeSpan piece : pieces) {
      sounds.add(audio.read(piece));
    }
    float[] samples = new float[sounds.stream().mapToInt(Pcm::length).sum()];
    int position = 0;
    for (Pcm sound : sounds) {
      for (int i = 0; i < sound.length(); i++) {
        samples[position++] = sound.sample(i) / FULL_SCALE;
      }
    }
    return samples;
  }

  /** The time in the recording, of a time in this window's sound. */
  double inRecording(double seconds) {
    double before = 0;
    for (TimeSpan piece : pieces) {
      if (seconds < before + piece.seconds()) {
        return piece.start() + Math.max(0, seconds - before);
      }
      before += piece.seconds();
    }
    return pieces.getLast().end();
  }
}
