package dev.cadenza.neural.speakers;

import dev.cadenza.media.Cancellation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the voices of a recording: the mean vector of each person. */
record Voices(double sameCluster, double sameVoice) {
  /** Tuned on recordings of people and on neural voices. */
  static final Voices TUNED = new Voices(0.6, 0.7);

  /** A cluster with fewer units is no person: it holds a noise, or two people at once. */
  private static final int MIN_UNITS = 3;

  private static final double MIN_SHARE = 0.03;

  private static final int ROUNDS = 3;

  /** How many more clusters than people there may be; the rest are small ones. */
  private static final int MAX_SMALL = 60;

  /**
   * @param units at least one
   * @param people how many there are, if known
   */
  List<float[]> of(List<float[]> units, Optional<Integer> people, Cancellation cancellation) {
    Dendrogram dendrogram = Dendrogram.of(units, cancellation);
    if (people.isPresent()) {
      return means(units, known(dendrogram, people.get()));
    }
    List<List<Integer>> large =
        large(dendrogram.cut(dendrogram.countAt(sameCluster)), units.size());
    return means(units, joined(units, large));
  }

  /** The first cut with so many large clusters, or else that with the most. */
  private static List<List<Integer>> known(Dendrogram dendrogram, int people) {
    List<List<Integer>> best = List.of();
    int size = dendrogram.size();
    for (int count = Math.min(people, size);
        count <= Math.min(size, people + MAX_SMALL) && best.size() < people;
        count++) {
      List<List<Integer>> large = large(dendrogram.cut(count), size);
      if (large.size() > best.size()) {
        best = large;
      }
    }
    return best;
  }

  /** Without small clusters, unless all are small. */
  private static List<List<Integer>> large(List<List<Integer>> clusters, int units) {
    double least = Math.max(MIN_UNITS, MIN_SHARE * units);
    List<List<Integer>> large = clusters.stream().filter(it -> it.size() >= least).toList();
    return large.isEmpty()
        ? List.of(clusters.stream().max(Comparator.comparingInt(List::size)).orElseThrow())
        : large;
  }

  /** Joins clusters whose means are as similar as those of one person. */
  private List<List<Integer>> joined(List<float[]> units, List<List<Integer>> clusters) {
    List<List<Integer>> joined = new ArrayList<>(clusters);
    while (joined.size() > 1) {
      joined = settled(units, joined);
      List<float[]> means = means(units, joined);
      int one = 0;
      int other = 1;
      for (int i = 0; i < means.size(); i++) {
        for (int j = i + 1; j < means.size(); j++) {
          if (Vectors.dot(means.get(i), means.get(j))
              > Vectors.dot(means.get(one), means.get(other))) {
            one = i;
            other = j;
          }
        }
      }
      if (Vectors.dot(means.get(one), means.get(other)) < sameVoice) {
        break;
      }
      List<Integer> both = new ArrayList<>(joined.get(one));
      both.addAll(joined.remove(other));
      joined.set(one, both);
    }
    return joined;
  }

  /** Moves units to the cluster whose mean is the most similar, a few times. */
  private static List<List<Integer>> settled(List<float[]> units, List<List<Integer>> clusters) {
    List<List<Integer>> settled = clusters;
    for (int round = 0; round < ROUNDS; round++) {
      List<float[]> means = means(units, settled);
      List<List<Integer>> next = new ArrayList<>();
      means.forEach(_ -> next.add(new ArrayList<>()));
      for (int i = 0; i < units.size(); i++) {
        next.get(mostSimilar(units.get(i), means)).add(i);
      }
      next.removeIf(List::isEmpty);
      settled = next;
    }
    return new ArrayList<>(settled);
  }

  private static int mostSimilar(float[] unit, List<float[]> means) {
    int best = 0;
    for (int i = 1; i < means.size(); i++) {
      if (Vectors.dot(unit, means.get(i)) > Vectors.dot(unit, means.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static List<float[]> means(List<float[]> units, List<List<Integer>> clusters) {
    return clusters.stream()
        .map(cluster -> Vectors.mean(cluster.stream().map(units::get).toList()))
        .toList();
  }
}
