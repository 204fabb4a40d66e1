package dev.cadenza.dubbing;

import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.media.wav.TimeStretch;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Writes the lines of a dub at their positions: one line in memory at a time. */
final class VoiceTrack {
  /** A tenth of full scale, the level of most voices. */
  private static final double TARGET_LEVEL = 3_000;

  private static final double HIGHEST_PEAK = 29_000;
  private static final double FADE_SECONDS = 0.03;

  private VoiceTrack() {}

  /**
   * A line.
   *
   * @param sound of any sample rate
   * @param gainDb the change of its loudness, in decibels
   */
  record Part(PcmFile sound, Placement placement, double gainDb) {}

  /**
   * @param parts in order, at least one
   * @param seconds the duration of the track
   */
  static PcmFile write(List<Part> parts, double seconds, StepContext context) throws IOException {
    int rate = parts.stream().mapToInt(it -> it.sound().sampleRate()).max().orElseThrow();
    try (WavWriter writer = WavWriter.create(context.directory().resolve("voice.wav"), rate)) {
      long written = 0;
      for (Part part : parts) {
        Placement placement = part.placement();
        long start = Math.max(written, (long) Math.ceil(placement.start() * rate));
        silence(start - written, writer, rate);
        Pcm spoken = Resampler.to(rate).resample(spoken(part.sound(), placement));
        Pcm sound = levelled(spoken, part.gainDb());
        Pcm fitted =
            placement.speed() == 1
                ? sound
                : TimeStretch.to((int) (placement.seconds() * rate), sound);
        writer.append(fitted);
        written = start + fitted.length();
        context.checkpoint();
      }
      silence(Math.max(0, Math.round(seconds * rate) - written), writer, rate);
      return writer.file();
    }
  }

  private static void silence(long samples, WavWriter writer, int rate) throws IOException {
    writer.appendSilence((double) samples / rate);
  }

  private static Pcm spoken(PcmFile line, Placement placement) throws IOException {
    if (line.samples() == 0) {
      return Pcm.silence(0, line.sampleRate());
    }
    Pcm sound = line.read(new TimeSpan(0, placement.spoken()));
    return placement.truncated() ? faded(sound) : sound;
  }

  private static Pcm faded(Pcm sound) {
    short[] samples = sound.toArray();
    int fade = Math.min(samples.length, (int) (FADE_SECONDS * sound.sampleRate()));
    for (int i = 0; i < fade; i++) {
      int at = samples.length - 1 - i;
      samples[at] = (short) (samples[at] * (double) i / fade);
    }
    return Pcm.of(samples, sound.sampleRate());
  }

  /** Normalizes the loudness of each line: some voices speak short ones quietly. */
  private static Pcm levelled(Pcm sound, double gainDb) {
    short[] samples = sound.toArray();
    double squares = 0;
    double peak = 1;
    for (short sample : samples) {
      squares += (double) sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    double level = Math.sqrt(squares / Math.max(1, samples.length));
    if (level < 1) {
      return sound;
    }
    double target = TARGET_LEVEL * Math.pow(10, gainDb / 20);
    double gain = Math.min(target / level, HIGHEST_PEAK / peak);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(samples[i] * gain);
    }
    return Pcm.of(samples, sound.sampleRate());
  }

  /** The audible part of a line, without leading and trailing silence. */
  static Pcm trimmed(Pcm sound) {
    int peak = 0;
    for (int i = 0; i < sound.length(); i++) {
      peak = Math.max(peak, Math.abs(sound.sample(i)));
    }
    int threshold = Math.max(30, peak / 100);
    int first = 0;
    int after = sound.length();
    while (first < after && Math.abs(sound.sample(first)) < threshold) {
      first++;
    }
    while (after > first && Math.abs(sound.sample(after - 1)) < threshold) {
      after--;
    }
    if (first == after) {
      return Pcm.silence(0, sound.sampleRate());
    }
    int margin = sound.sampleRate() / 50;
    return Pcm.of(
        Arrays.copyOfRange(
            sound.toArray(), Math.max(0, first - margin), Math.min(sound.length(), after + margin)),
        sound.sampleRate());
  }
}
