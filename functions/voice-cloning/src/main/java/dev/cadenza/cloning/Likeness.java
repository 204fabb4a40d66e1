package dev.cadenza.cloning;

import dev.cadenza.voiceprint.VoiceDistance;

/**
 * The similarity of a conversion to its target voice, measured on speech that was not used for
 * fitting.
 *
 * @param before from the base voice to the held-out part of the reference
 * @param after from the converted voice to it
 * @param own from one part of the reference to the other: a smaller distance is not significant
 */
record Likeness(VoiceDistance before, VoiceDistance after, VoiceDistance own) {
  double fall() {
    return VoiceDistance.fall(before, after);
  }
}
