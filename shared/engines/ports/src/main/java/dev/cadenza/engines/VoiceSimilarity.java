package dev.cadenza.engines;

/**
 * The similarity of a cloned voice to a person's, as cosines of speaker vectors to speech that was
 * not used for cloning; 1 is identical, and two people are usually below 0.5.
 *
 * @param cloned of the cloned voice
 * @param nearest of the most similar voice of the engine
 * @param own of the person's other speech
 */
public record VoiceSimilarity(double cloned, double nearest, double own) {}
