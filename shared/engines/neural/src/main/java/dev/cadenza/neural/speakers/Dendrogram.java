package dev.cadenza.neural.speakers;

import dev.cadenza.media.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Agglomerative clustering with average linkage: again and again, the two clusters are joined whose
 * members are the most similar on average.
 *
 * @param size how many vectors there are
 * @param merges in order, one fewer than vectors
 */
record Dendrogram(int size, List<Merge> merges) {
  Dendrogram {
    merges = List.copyOf(merges);
  }

  /**
   * @param into a member of the one cluster
   * @param from a member of the other
   * @param similarity the mean cosine between members of both
   */
  record Merge(int into, int from, double similarity) {}

  /**
   * @param vectors of length one
   */
  static Dendrogram of(List<float[]> vectors, Cancellation cancellation) {
    return new Linkage(vectors).dendrogram(cancellation);
  }

  /**
   * The clusters after joining until only so many are left.
   *
   * @param count at least one
   * @return the members of each cluster, in order
   */
  List<List<Integer>> cut(int count) {
    int[] cluster = new int[size];
    Arrays.setAll(cluster, i -> i);
    for (Merge merge : merges.subList(0, Math.max(0, size - count))) {
      int gone = cluster[merge.from()];
      int kept = cluster[merge.into()];
      Arrays.setAll(cluster, i -> cluster[i] == gone ? kept : cluster[i]);
    }
    List<List<Integer>> members = new ArrayList<>();
    int[] place = new int[size];
    Arrays.fill(place, -1);
    for (int i = 0; i < size; i++) {
      if (place[cluster[i]] < 0) {
        place[cluster[i]] = members.size();
        members.add(new ArrayList<>());
      }
      members.get(place[cluster[i]]).add(i);
    }
    return members;
  }

  /** The clusters while they are joined, each with its nearest. */
  private static final class Linkage {
    private final int size;
    private final float[][] similarity;
    private final int[] members;
    private final int[] nearest;

    Linkage(List<float[]> vectors) {
      this.size = vectors.size();
      this.similarity = new float[size][size];
      this.members = new int[size];
      this.nearest = new int[size];
      Arrays.fill(members, 1);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          similarity[i][j] = Vectors.dot(vectors.get(i), vectors.get(j));
          similarity[j][i] = similarity[i][j];
        }
      }
    }

    Dendrogram dendrogram(Cancellation cancellation) {
      for (int i = 0; i < size; i++) {
        nearest[i] = nearestOf(i);
      }
      List<Merge> merges = new ArrayList<>();
      while (merges.size() < size - 1) {
        cancellation.check();
        int into = best();
        int from = nearest[into];
        merges.add(new Merge(into, from, similarity[into][from]));
        join(into, from);
      }
      return new Dendrogram(size, merges);
    }

    private int best() {
      int best = -1;
      for (int i = 0; i < size; i++) {
        if (members[i] > 0
            && (best < 0 || similarity[i][nearest[i]] > similarity[best][nearest[best]])) {
          best = i;
        }
      }
      return best;
    }

    private int nearestOf(int cluster) {
      int best = -1;
      for (int i = 0; i < size; i++) {
        if (i != cluster
            && members[i] > 0
            && (best < 0 || similarity[cluster][i] > similarity[cluster][best])) {
          best = i;
        }
      }
      return best;
    }

    private void join(int into, int from) {
      float share = (float) members[into] / (members[into] + members[from]);
      members[into] += members[from];
      members[from] = 0;
      for (int i = 0; i < size; i++) {
        if (i != into && members[i] > 0) {
          float joined = share * similarity[into][i] + (1 - share) * similarity[from][i];
          similarity[into][i] = joined;
          similarity[i][into] = joined;
        }
      }
      for (int i = 0; i < size; i++) {
        if (members[i] > 0 && (i == into || nearest[i] == from || nearest[i] == into)) {
          nearest[i] = nearestOf(i);
        }
      }
    }
  }
}
