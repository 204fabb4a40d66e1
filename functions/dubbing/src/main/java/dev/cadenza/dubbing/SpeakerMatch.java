package dev.cadenza.dubbing;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.cloned.VoiceMatch;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.voiceprint.VoiceConversion;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Converts a voice of the target language to the original speaker's. */
record SpeakerMatch(Order order, PcmFile original, List<TimeSpan> parts, List<String> lines) {
  /** The maximum duration of the original, in seconds: more does not improve the averages. */
  private static final double ENOUGH = 90;

  private static final double MIN_SECONDS = 5;

  /** The median pitch of a word is that of its speaker. */
  private static final double MIN_GENDER_SECONDS = 0.5;

  /** At least half of speech is voiced; noise and music are voiced only by chance. */
  private static final double MIN_VOICED_SHARE = 0.15;

  /** The text for measuring a voice. */
  private static final int SENTENCES = 10;

  SpeakerMatch {
    parts = List.copyOf(parts);
    lines = List.copyOf(lines);
  }

  /**
   * A voice with its conversion.
   *
   * @param voice the id of an installed voice
   */
  record Likeness(String voice, VoiceConversion conversion) {}

  /**
   * The match, created once and stored for later attempts, so that their lines sound the same.
   *
   * @return empty if the original contains too little speech
   */
  Optional<Likeness> find(StepContext context) throws Exception {
    List<Pcm> speech = speech();
    double seconds = speech.stream().mapToDouble(Pcm::seconds).sum();
    VoicePrint target = VoicePrint.of(speech);
    if (seconds < MIN_SECONDS || target.voicedShare() < MIN_VOICED_SHARE) {
      context.log(
          "too little speech to match: voice %s is not converted".formatted(order.voice().id()));
      return Optional.empty();
    }
    Segments<VoicePrint, Likeness> matching =
        new Segments<>(
            "voice",
            Likeness.class,
            print -> order.voice().engine() + " " + order.target() + " " + print.pitch(),
            _ -> 1,
            (print, _) -> likeness(print, context));
    Likeness likeness =
        context.segments().inParallel(List.of(target), matching.alwaysKept()).getFirst();
    context.log(
        String.format(
            Locale.ROOT,
            "voice %s, converted to the speaker's %.0f Hz",
            likeness.voice(),
            target.pitch().hertz()));
    return Optional.of(likeness);
  }

  /** {@code female} or {@code male}, as the pitch of the original suggests; empty if unknown. */
  String gender() throws IOException {
    List<Pcm> speech = speech();
    if (speech.stream().mapToDouble(Pcm::seconds).sum() < MIN_GENDER_SECONDS) {
      return "";
    }
    VoicePrint print = VoicePrint.of(speech);
    return print.voicedShare() < MIN_VOICED_SHARE ? "" : print.pitch().gender();
  }

  private List<Pcm> speech() throws IOException {
    List<Pcm> speech = new ArrayList<>();
    double seconds = 0;
    for (TimeSpan part : parts) {
      if (seconds < ENOUGH) {
        speech.add(original.read(part));
        seconds += part.seconds();
      }
    }
    return speech;
  }

  private Likeness likeness(VoicePrint target, StepContext context)
      throws IOException, InterruptedException {
    List<String> sentences = lines.subList(0, Math.min(SENTENCES, lines.size()));
    VoiceMatch match =
        VoiceMatch.nearest(target, candidates(), sentences, order.engines(), context::cancelled);
    return new Likeness(match.base().voice().id(), match.conversion());
  }

  private List<Voice> candidates() {
    return VoiceMatch.candidates(order.voice(), order.engines());
  }
}
