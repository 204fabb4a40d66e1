package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Pcm;
import dev.cadenza.media.TimedWord;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the samples and the word events of one sentence while espeak-ng speaks it. */
@SuppressWarnings("restricted") // The structures are C's.
final class EspeakRendering {
  // espeak_EVENT in speak_lib.h.
  private static final long EVENT_SIZE = 40;
  private static final long TYPE = 0;
  private static final long TEXT_POSITION = 8;
  private static final long AUDIO_POSITION = 16;
  private static final int TYPE_LAST = 0;
  private static final int TYPE_WORD = 1;

  private final Cancellation cancellation;
  private final List<WordEvent> events = new ArrayList<>();
  private short[] samples = new short[1 << 16];
  private int length;
  private boolean stopped;
  private Throwable failure;

  /**
   * @param position of the word in the text, in code points from 0
   */
  private record WordEvent(int position, double seconds) {}

  EspeakRendering(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  boolean spoken(MemorySegment sound, int count, MemorySegment eventList) {
    try {
      stopped = cancellation.cancelled() || Thread.currentThread().isInterrupted();
      if (stopped) {
        return false;
      }
      if (sound.address() != 0 && count > 0) {
        take(sound.reinterpret(2L * count), count);
      }
      takeEvents(eventList.reinterpret(Long.MAX_VALUE));
      return true;
    } catch (Throwable e) {
      // An exception must not reach the C code that called.
      failure = e;
      return false;
    }
  }

  private void take(MemorySegment sound, int count) {
    if (samples.length - length < count) {
      samples = Arrays.copyOf(samples, Math.max(samples.length * 2, length + count));
    }
    MemorySegment.copy(sound, ValueLayout.JAVA_SHORT, 0, samples, length, count);
    length += count;
  }

  private void takeEvents(MemorySegment list) {
    for (long at = 0; ; at += EVENT_SIZE) {
      int type = list.get(ValueLayout.JAVA_INT, at + TYPE);
      if (type == TYPE_LAST) {
        return;
      }
      if (type == TYPE_WORD) {
        events.add(
            new WordEvent(
                list.get(ValueLayout.JAVA_INT, at + TEXT_POSITION) - 1,
                list.get(ValueLayout.JAVA_INT, at + AUDIO_POSITION) / 1000.0));
      }
    }
  }

  /** Whether nobody wants it any more. */
  boolean stopped() {
    return stopped;
  }

  Speech speech(String text, int sampleRate) {
    if (failure != null) {
      throw new IllegalStateException("Listening to espeak-ng failed.", failure);
    }
    Pcm sound = Pcm.of(Arrays.copyOf(samples, length), sampleRate);
    return new Speech(sound, words(text, sound.seconds()));
  }

  /**
   * A word is what stands between spaces; it may be spoken as several, and then has many events.
   */
  private List<TimedWord> words(String text, double seconds) {
    int[] characters = text.codePoints().toArray();
    List<TimedWord> words = new ArrayList<>();
    int event = 0;
    double time = 0;
    for (int from = 0; from < characters.length; ) {
      int to = from;
      while (to < characters.length && !Character.isWhitespace(characters[to])) {
        to++;
      }
      if (to > from) {
        double start = time;
        boolean first = true;
        for (; event < events.size() && events.get(event).position() < to; event++) {
          start = first ? Math.clamp(events.get(event).seconds(), time, seconds) : start;
          first = false;
        }
        double end = event < events.size() ? events.get(event).seconds() : seconds;
        time = Math.clamp(end, start, seconds);
        words.add(new TimedWord(new String(characters, from, to - from), start, time));
      }
      from = to + 1;
    }
    return words;
  }
}
