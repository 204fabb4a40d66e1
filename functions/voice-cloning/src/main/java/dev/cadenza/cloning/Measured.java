package dev.cadenza.cloning;

import dev.cadenza.voiceprint.VoicePrint;

/**
 * The voice of a recording.
 *
 * @param print of all speech
 * @param first of the part to fit on
 * @param heldOut of the part to measure by
 * @param seconds of speech
 */
record Measured(VoicePrint print, VoicePrint first, VoicePrint heldOut, double seconds) {
  static Measured of(Reference reference) {
    return new Measured(
        reference.print(),
        reference.first().print(),
        reference.heldOut().print(),
        reference.seconds());
  }
}
