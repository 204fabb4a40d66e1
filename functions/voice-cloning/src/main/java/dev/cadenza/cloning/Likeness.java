package dev.cadenza.cloning;

import dev.cadenza.voiceprint.VoiceDistance;

/**
 * How near a conversion comes to the voice it is to sound like, measured on speech that it was not
 * fitted on.
 *
 * @param before from the base voice to the held-out part of the reference
 * @param after from the converted voice to it
 * @param own from the one part of the reference to the other: no conversion can be surely nearer
 */
record Likeness(VoiceDistance before, VoiceDistance after, VoiceDistance own) {
  double fall() {
    return VoiceDistance.fall(before, after);
  }
}
