package dev.cadenza.neural.cloning;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.neural.kokoro.KokoroSynthesizer;
import dev.cadenza.neural.speakers.SpeakerEncoder;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the resource {@code stock-vectors.bin}; to be run when a model or the sentence changes.
 */
final class StockVectorsTool {
  private StockVectorsTool() {}

  /**
   * @param arguments the file to write
   */
  public static void main(String[] arguments) throws Exception {
    SpeechSynthesizer kokoro = KokoroSynthesizer.find(System.getenv()).orElseThrow();
    SpeakerEncoder encoder = SpeakerEncoder.find(System.getenv()).orElseThrow();
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
      out.writeInt(kokoro.voices().size());
      for (Voice voice : kokoro.voices()) {
        out.writeUTF(voice.localName());
        for (float number : StyleSearch.vector(voice.id(), kokoro, encoder, Cancellation.NEVER)) {
          out.writeFloat(number);
        }
      }
    }
  }
}
