package dev.cadenza.media;

import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds where people speak, and cuts at their pauses.
 *
 * <p>A frame of 10 ms is speech when it is louder than the noise around it. The noise is what the
 * quietest tenth of the surrounding half minute does not pass, so that it follows a door that opens
 * or a fan that starts. A stretch in which loud and quiet lie close together is noise throughout.
 */
public final class PauseSplitter {
  private static final int SHORTEST_PAUSE = frames(0.3);
  private static final int SHORTEST_SOUND = frames(0.05);
  private static final int LONGEST_SEGMENT = frames(20);

  /** Recognisers want a little of the room before and after. */
  private static final int MARGIN = frames(0.15);

  private static final int BLOCK = frames(5);
  private static final int SURROUNDINGS = frames(15);

  private static final int LEAST_RANGE = decibels(6);
  private static final int LEAST_RISE = decibels(3);
  private static final int MOST_RISE = decibels(12);
  private static final double RISE_OF_RANGE = 0.3;

  /** Below -66 dB of full scale is the hiss of a converter. */
  private static final int HISS = decibels(96 - 66);

  /** A voice that far below the loudest minute is in another room. */
  private static final int FAINT = decibels(40);

  /**
   * @return in order and apart, each 20 s or shorter, together all that is spoken
   * @throws PermanentFailure {@code silent} if there is no speech
   */
  public List<TimeSpan> split(PcmFile audio, Cancellation cancellation) throws IOException {
    LoudnessTrack track = LoudnessTrack.of(audio, cancellation);
    List<Stretch> stretches = stretches(loudFrames(track));
    if (stretches.isEmpty()) {
      throw new PermanentFailure(
          "silent",
          "Nobody is heard speaking in the recording. Check that the microphone was on and that the"
              + " sound is loud enough.");
    }
    List<TimeSpan> spans = new ArrayList<>();
    for (Stretch stretch : withMargins(stretches, track.frames())) {
      for (Stretch piece : pieces(stretch, track)) {
        spans.add(piece.span());
      }
    }
    return spans;
  }

  private static BitSet loudFrames(LoudnessTrack track) {
    BitSet loud = new BitSet(track.frames());
    int loudest = LoudnessTrack.quantile(track.histogram(0, track.frames()), 0.99);
    for (int block = 0; block < track.frames(); block += BLOCK) {
      int[] around = track.histogram(block - SURROUNDINGS, block + BLOCK + SURROUNDINGS);
      int noise = LoudnessTrack.quantile(around, 0.1);
      int range = LoudnessTrack.quantile(around, 0.95) - noise;
      if (range < LEAST_RANGE) {
        continue;
      }
      int rise = Math.clamp(Math.round(range * RISE_OF_RANGE), LEAST_RISE, MOST_RISE);
      int threshold = Math.max(noise + rise, Math.max(HISS, loudest - FAINT));
      for (int i = block; i < Math.min(track.frames(), block + BLOCK); i++) {
        loud.set(i, track.level(i) > threshold);
      }
    }
    return loud;
  }

  /** The loud frames without the gaps that are no pauses, and without the clicks. */
  private static List<Stretch> stretches(BitSet loud) {
    List<Stretch> stretches = new ArrayList<>();
    int start = loud.nextSetBit(0);
    while (start >= 0) {
      int end = loud.nextClearBit(start);
      int next = loud.nextSetBit(end);
      int heard = end - start;
      while (next >= 0 && next - end < SHORTEST_PAUSE) {
        end = loud.nextClearBit(next);
        heard += end - next;
        next = loud.nextSetBit(end);
      }
      if (heard >= SHORTEST_SOUND) {
        stretches.add(new Stretch(start, end));
      }
      start = next;
    }
    return stretches;
  }

  private static List<Stretch> withMargins(List<Stretch> stretches, int frames) {
    List<Stretch> wider = new ArrayList<>(stretches.size());
    for (int i = 0; i < stretches.size(); i++) {
      Stretch it = stretches.get(i);
      int before = i == 0 ? 0 : middle(stretches.get(i - 1), it);
      int after = i == stretches.size() - 1 ? frames : middle(it, stretches.get(i + 1));
      wider.add(new Stretch(Math.max(before, it.start - MARGIN), Math.min(after, it.end + MARGIN)));
    }
    return wider;
  }

  private static int middle(Stretch earlier, Stretch later) {
    return (earlier.end + later.start) / 2;
  }

  /** Cuts a stretch without pauses where it is quietest, in the second half of what is allowed. */
  private static List<Stretch> pieces(Stretch stretch, LoudnessTrack track) {
    List<Stretch> pieces = new ArrayList<>();
    int start = stretch.start;
    while (stretch.end - start > LONGEST_SEGMENT) {
      int cut = quietest(track, start + LONGEST_SEGMENT / 2, start + LONGEST_SEGMENT);
      pieces.add(new Stretch(start, cut));
      start = cut;
    }
    pieces.add(new Stretch(start, stretch.end));
    return pieces;
  }

  private static int quietest(LoudnessTrack track, int from, int to) {
    int half = SHORTEST_SOUND;
    int best = from;
    int least = Integer.MAX_VALUE;
    for (int i = from; i < to; i++) {
      int sum = 0;
      for (int j = Math.max(0, i - half); j < Math.min(track.frames(), i + half); j++) {
        sum += track.level(j);
      }
      if (sum < least) {
        least = sum;
        best = i;
      }
    }
    return best;
  }

  private static int frames(double seconds) {
    return (int) Math.round(seconds / LoudnessTrack.FRAME_SECONDS);
  }

  private static int decibels(int count) {
    return count * LoudnessTrack.STEPS_PER_DECIBEL;
  }

  /** From a frame to before another. */
  private record Stretch(int start, int end) {
    TimeSpan span() {
      return new TimeSpan(start / 100.0, end / 100.0);
    }
  }
}
