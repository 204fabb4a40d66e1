package dev.cadenza.neural.speakers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each cell a voice: the sequence with the largest sum of similarities, less a price for each
 * change of voice (Viterbi's algorithm). A change in a pause is cheaper than one in speech.
 */
record VoicePath(double inSpeech, double inPause) {
  /** Tuned together with {@link Voices#TUNED}. */
  static final VoicePath TUNED = new VoicePath(0.8, 0.4);

  private static final int ROUNDS = 2;

  /**
   * @param cells in order
   * @param voices at least one
   * @return the index of each cell's voice
   */
  int[] of(List<Cell> cells, List<float[]> voices) {
    List<float[]> means = new ArrayList<>(voices);
    int[] path = best(cells, means);
    for (int round = 1; round < ROUNDS; round++) {
      for (int voice = 0; voice < means.size(); voice++) {
        List<float[]> own = new ArrayList<>();
        for (int i = 0; i < path.length; i++) {
          if (path[i] == voice) {
            own.add(cells.get(i).vector());
          }
        }
        if (!own.isEmpty()) {
          means.set(voice, Vectors.mean(own));
        }
      }
      path = best(cells, means);
    }
    return path;
  }

  private int[] best(List<Cell> cells, List<float[]> voices) {
    int count = voices.size();
    int[][] before = new int[cells.size()][count];
    double[] score = new double[count];
    for (int i = 0; i < cells.size(); i++) {
      boolean pause = i > 0 && cells.get(i).stretch() != cells.get(i - 1).stretch();
      double price = i == 0 ? 0 : pause ? inPause : inSpeech;
      int leader = indexOfMax(score);
      double[] next = new double[count];
      for (int voice = 0; voice < count; voice++) {
        boolean stays = score[voice] >= score[leader] - price;
        before[i][voice] = stays ? voice : leader;
        next[voice] =
            (stays ? score[voice] : score[leader] - price)
                + Vectors.dot(cells.get(i).vector(), voices.get(voice));
      }
      score = next;
    }
    int[] path = new int[cells.size()];
    int voice = indexOfMax(score);
    for (int i = path.length - 1; i >= 0; i--) {
      path[i] = voice;
      voice = before[i][voice];
    }
    return path;
  }

  private static int indexOfMax(double[] values) {
    double max = Arrays.stream(values).max().orElseThrow();
    int index = 0;
    while (values[index] < max) {
      index++;
    }
    return index;
  }
}
