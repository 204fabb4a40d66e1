package dev.cadenza.media.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Distinguishes speech from noise by loudness.
 *
 * <p>The noise level is the tenth percentile of the surrounding half minute, so that it adapts to
 * changes of the background. Parts with a small difference between loud and quiet contain only
 * noise: speech is modulated.
 */
final class SpeechDetector {
  private static final int BLOCK = LoudnessTrack.frames(5);
  private static final int SURROUNDINGS = LoudnessTrack.frames(15);

  private static final int MIN_PAUSE = LoudnessTrack.frames(0.3);

  /** A shorter sound is a click. */
  private static final int MIN_SOUND = LoudnessTrack.frames(0.05);

  private static final int MIN_RANGE = LoudnessTrack.decibels(6);
  private static final int MIN_RISE = LoudnessTrack.decibels(3);
  private static final int MAX_RISE = LoudnessTrack.decibels(12);
  private static final double RISE_OF_RANGE = 0.3;

  /** Below -66 dB of full scale is the noise of a converter. */
  private static final int HISS = LoudnessTrack.decibels(LoudnessTrack.FLOOR_DECIBELS - 66);

  /** A voice this far below the loudest is in another room. */
  private static final int FAINT = LoudnessTrack.decibels(40);

  private SpeechDetector() {}

  /** The spans with speech, in order, with pauses between. */
  static List<Stretch> stretches(LoudnessTrack track) {
    return withoutGaps(loudFrames(track));
  }

  /**
   * Frames that are modulated like speech. Steady sound is not speech, even between digital
   * silence.
   */
  static BitSet speechFrames(LoudnessTrack track) {
    BitSet frames = loudFrames(track);
    for (int block = 0; block < track.frames(); block += BLOCK) {
      int[] levels = track.histogram(block - SURROUNDINGS, block + BLOCK + SURROUNDINGS);
      Arrays.fill(levels, 0, HISS, 0);
      int range = LoudnessTrack.quantile(levels, 0.95) - LoudnessTrack.quantile(levels, 0.1);
      if (range < MIN_RANGE) {
        frames.clear(block, block + BLOCK);
      }
    }
    return frames;
  }

  private static BitSet loudFrames(LoudnessTrack track) {
    BitSet loud = new BitSet(track.frames());
    int loudest = LoudnessTrack.quantile(track.histogram(0, track.frames()), 0.99);
    for (int block = 0; block < track.frames(); block += BLOCK) {
      int[] around = track.histogram(block - SURROUNDINGS, block + BLOCK + SURROUNDINGS);
      int noise = LoudnessTrack.quantile(around, 0.1);
      int range = LoudnessTrack.quantile(around, 0.95) - noise;
      if (range < MIN_RANGE) {
        continue;
      }
      int rise = Math.clamp(Math.round(range * RISE_OF_RANGE), MIN_RISE, MAX_RISE);
      int threshold = Math.max(noise + rise, Math.max(HISS, loudest - FAINT));
      for (int i = block; i < Math.min(track.frames(), block + BLOCK); i++) {
        loud.set(i, track.level(i) > threshold);
      }
    }
    return loud;
  }

  private static List<Stretch> withoutGaps(BitSet loud) {
    List<Stretch> stretches = new ArrayList<>();
    int start = loud.nextSetBit(0);
    while (start >= 0) {
      int end = loud.nextClearBit(start);
      int next = loud.nextSetBit(end);
      int audible = end - start;
      while (next >= 0 && next - end < MIN_PAUSE) {
        end = loud.nextClearBit(next);
        audible += end - next;
        next = loud.nextSetBit(end);
      }
      if (audible >= MIN_SOUND) {
        stretches.add(new Stretch(start, end));
      }
      start = next;
    }
    return stretches;
  }
}
