package dev.cadenza.voiceprint;

import dev.cadenza.media.wav.Pcm;
import java.util.List;
import java.util.stream.Stream;

/** Fits the conversion of some speech to a voice. */
final class ConversionFit {
  private static final int ROUNDS = 2;

  private final List<double[]> speech;
  private final VoicePrint target;

  ConversionFit(List<Pcm> speech, VoicePrint target) {
    this.speech = speech.stream().map(Frames::signal).toList();
    this.target = target;
  }

  VoiceConversion run() {
    VoiceConversion conversion = first();
    for (int round = 0; round < ROUNDS; round++) {
      conversion = corrected(conversion);
    }
    return conversion;
  }

  private VoiceConversion first() {
    Analysis source = joined(speech.stream());
    VoicePrint print = VoicePrint.of(source);
    double tract = VocalTract.factor(print, target);
    double[][] warp = VocalTract.warp(tract);
    Timbre warped =
        Timbre.of(
            Stream.of(source.cepstra(source::active))
                .map(cepstrum -> VocalTract.apply(warp, cepstrum))
                .toArray(double[][]::new));
    return new VoiceConversion(
        PitchMap.between(print.pitch(), target.pitch()),
        tract,
        SpectralMap.between(print.timbre(), warped, target.timbre(), warp));
  }

  private VoiceConversion corrected(VoiceConversion conversion) {
    VoicePrint made = VoicePrint.of(joined(speech.stream().map(conversion::convert)));
    return new VoiceConversion(
        conversion.pitch().corrected(made.pitch(), target.pitch()),
        conversion.tract(),
        conversion.spectrum().corrected(made.timbre(), target.timbre()));
  }

  private static Analysis joined(Stream<double[]> signals) {
    return Analysis.joined(signals.map(Analysis::of).toList());
  }
}
