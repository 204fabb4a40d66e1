package dev.cadenza.embeddedengines;

import dev.cadenza.engines.Speech;
import dev.cadenza.media.wav.Pcm;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects samples, word events and phones of one sentence during synthesis. */
final class EspeakRendering {
  private final List<WordEvent> events = new ArrayList<>();
  private short[] samples = new short[1 << 16];
  private int length;
  private int sampleRate;
  private String phones = "";

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

  void add(int rate, String printed) {
    sampleRate = rate;
    phones = printed;
  }

  /** The end of each phone, in flite's format; empty for other engines. */
  String phones() {
    return phones;
  }

  /** All audio, at the library's sample rate. */
  Pcm sound() {
    return sound(sampleRate);
  }

  private Pcm sound(int rate) {
    return Pcm.of(Arrays.copyOf(samples, length), rate);
  }

  Speech speech(String text, int rate) {
    Pcm sound = sound(rate);
    return new Speech(sound, WordEvent.words(text, events, sound.seconds()));
  }
}
