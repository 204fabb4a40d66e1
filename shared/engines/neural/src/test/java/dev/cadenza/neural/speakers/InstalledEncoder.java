package dev.cadenza.neural.speakers;

import static org.junit.jupiter.api.Assumptions.abort;

/** The speaker encoder of this machine. */
final class InstalledEncoder {
  private InstalledEncoder() {}

  static SpeakerEncoder get() {
    return SpeakerEncoder.find(System.getenv())
        .orElseGet(
            () ->
                abort(
                    "The model \"speaker-encoder\" is not installed: run \"cadenza models"
                        + " install\"."));
  }
}
