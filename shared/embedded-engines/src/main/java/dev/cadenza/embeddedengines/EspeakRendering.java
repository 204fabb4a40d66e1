package dev.cadenza.embeddedengines;

import dev.cadenza.engines.Speech;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Pcm;
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

  EspeakRendering(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  boolean spoken(MemorySegment sound, int count, MemorySegment eventList) {
    try {
      stopped |= cancellation.cancelled() || Thread.currentThread().isInterrupted();
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
    return new Speech(sound, WordEvent.words(text, events, sound.seconds()));
  }
}
