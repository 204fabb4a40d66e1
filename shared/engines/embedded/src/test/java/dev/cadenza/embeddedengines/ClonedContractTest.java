package dev.cadenza.embeddedengines;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.testing.SpeechSynthesizerContract;
import dev.cadenza.testing.TestingVoices;
import dev.cadenza.voiceprint.PitchMap;
import dev.cadenza.voiceprint.SpectralMap;
import dev.cadenza.voiceprint.VoiceConversion;
import java.util.List;
import java.util.Optional;

/** A cloned voice is an engine as any other to those who let it speak. */
final class ClonedContractTest extends SpeechSynthesizerContract {
  private static final VoiceConversion CONVERSION =
      new VoiceConversion(
          new PitchMap(4.6, 5.2, 1.1),
          1.07,
          new SpectralMap(
              List.of(1.5, -2.0),
              List.of(0.5, 0.25),
              List.of(List.of(1.0, 0.1), List.of(0.1, 1.0))));

  private final SpeechSynthesizer cloned = cloned();

  private static SpeechSynthesizer cloned() {
    TestingVoices voices = new TestingVoices();
    voices.keep(
        new ClonedVoice(
            "1", "ada", "Ada", "en-US", "female", "flite/slt", Optional.of(CONVERSION)));
    return Engines.locate(System.getenv(), voices).forOwner("ada").synthesizers().getFirst();
  }

  @Override
  protected SpeechSynthesizer engine() {
    return cloned;
  }
}
