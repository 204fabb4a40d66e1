package dev.cadenza.engines;

/**
 * How near a cloned voice comes to a person's, as cosines of speaker vectors to speech that the
 * voice was not made from; 1 is the same, and two people are usually below 0.5.
 *
 * @param cloned of the cloned voice
 * @param nearest of the nearest of the engine's own voices
 * @param own of the person's other speech
 */
public record VoiceSimilarity(double cloned, double nearest, double own) {}
