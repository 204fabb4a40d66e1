package dev.cadenza.embeddedengines;

import dev.cadenza.engines.Speech;
import dev.cadenza.media.Pcm;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the samples and the word events of one sentence while espeak-ng speaks it. */
final class EspeakRendering {
  private final List<WordEvent> events = new ArrayList<>();
  private short[] samples = new short[1 << 16];
  private int length;

  void add(ShortBuffer sound) {
    int count = sound.remaining();
    if (samples.length - length < count) {
      samples = Arrays.copyOf(samples, Math.max(samples.length * 2, length + count));
    }
    sound.get(samples, length, count);
    length += count;
  }

  void add(WordEvent event) {
    events.add(event);
  }

  Speech speech(String text, int sampleRate) {
    Pcm sound = Pcm.of(Arrays.copyOf(samples, length), sampleRate);
    return new Speech(sound, WordEvent.words(text, events, sound.seconds()));
  }
}
