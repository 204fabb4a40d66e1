package dev.cadenza.cloning;

import dev.cadenza.voiceprint.VoiceConversion;

/**
 * The voice that is to speak for a person.
 *
 * @param voice its id
 * @param conversion the one that is kept, fitted on all of the reference; null when the voice needs
 *     none, which JSON knows
 */
record Chosen(String voice, VoiceConversion conversion) {}
