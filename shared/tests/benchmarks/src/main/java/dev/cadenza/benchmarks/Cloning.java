package dev.cadenza.benchmarks;

import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.BalancedSentences;
import dev.cadenza.engines.cloned.BaseVoice;
import dev.cadenza.engines.cloned.VoiceMatch;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.voiceprint.VoiceDistance;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The similarity of a cloned voice to a person, on speech that was not used for cloning; and the
 * time it takes.
 *
 * <p>{@code --folder DIR --reference FILE,FILE --held-out FILE}, WAV files of one channel; by
 * default the person is a synthesized voice.
 */
final class Cloning {
  private static final String PERSON = "espeak-ng/en-us";
  private static final int REFERENCE_SENTENCES = 5;

  private Cloning() {}

  static void run(List<String> options) throws IOException, InterruptedException {
    Engines engines = Engines.locate(System.getenv());
    if (options.isEmpty()) {
      report(
          said(BalancedSentences.FITTING.subList(0, REFERENCE_SENTENCES), engines),
          said(BalancedSentences.MEASURING, engines),
          engines);
    } else {
      report(files("--reference", options), files("--held-out", options), engines);
    }
  }

  private static List<Pcm> said(List<String> sentences, Engines engines)
      throws IOException, InterruptedException {
    return BaseVoice.speaking(engines.voice(PERSON), sentences, engines, Cancellation.NEVER)
        .speech();
  }

  private static List<Pcm> files(String name, List<String> options) throws IOException {
    List<Pcm> files = new ArrayList<>();
    for (String file : value(name, options).split(",")) {
      PcmFile wav = PcmFile.open(Path.of(value("--folder", options), file));
      files.add(wav.read(new TimeSpan(0, wav.seconds())));
    }
    return files;
  }

  private static String value(String name, List<String> options) {
    int at = options.indexOf(name);
    if (at < 0 || at + 1 == options.size()) {
      throw new IllegalArgumentException(
          "Give --folder DIR --reference FILE,FILE --held-out FILE, or nothing.");
    }
    return options.get(at + 1);
  }

  private static void report(List<Pcm> reference, List<Pcm> heldOut, Engines engines)
      throws IOException, InterruptedException {
    VoicePrint target = VoicePrint.of(reference);
    VoicePrint heldOutPrint = VoicePrint.of(heldOut);
    VoiceMatch match = VoiceMatch.nearest(target, "en", engines, Cancellation.NEVER);
    BaseVoice base = match.base();
    List<Pcm> other =
        BaseVoice.speaking(base.voice(), BalancedSentences.MEASURING, engines, Cancellation.NEVER)
            .speech();
    long start = cpuNanos();
    List<Pcm> converted = other.stream().map(match.conversion()::convert).toList();
    double cpuSeconds = (cpuNanos() - start) / 1e9;
    VoicePrint made = VoicePrint.of(converted);
    VoiceDistance before = VoiceDistance.between(VoicePrint.of(other), heldOutPrint);
    VoiceDistance after = VoiceDistance.between(made, heldOutPrint);
    VoiceDistance own = VoiceDistance.between(target, heldOutPrint);
    System.out.printf(
        "cloning: %.1f s of reference, base voice %s%n", seconds(reference), base.voice().id());
    System.out.printf(
        "cloning: Frechet distance to held-out speech %.1f -> %.1f, a fall of %.0f %%;"
            + " reference to held-out %.1f%n",
        before.frechet(), after.frechet(), VoiceDistance.fall(before, after), own.frechet());
    System.out.printf(
        "cloning: F0 error %.2f -> %.2f semitones to held-out, %.2f to the reference;"
            + " reference to held-out %.2f%n",
        Math.abs(before.semitones()),
        Math.abs(after.semitones()),
        Math.abs(VoiceDistance.between(made, target).semitones()),
        Math.abs(own.semitones()));
    System.out.printf(
        "cloning: conversion takes %.3f s of CPU for each second of speech%n",
        cpuSeconds / seconds(other));
  }

  private static double seconds(List<Pcm> speech) {
    return speech.stream().mapToDouble(Pcm::seconds).sum();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
