package dev.cadenza.neural.speakers;

import dev.cadenza.media.Cancellation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the voices of a recording: the mean vector of each person.
 *
 * <p>Where the number of people is unknown, there are as many as there can be clusters of which no
 * two are alike.
 *
 * @param alike the least similarity of the means of two clusters of one person
 */
record Voices(double alike) {
  /**
   * Tuned on recordings of people and on neural voices: when the speech of one person is cut into
   * two clusters, their means have a similarity of 0.74 or more, and those of two people of 0.63 or
   * less, with few exceptions.
   */
  static final Voices TUNED = new Voices(0.7);

  /** A cluster with fewer units is not a person: it holds a noise, or two people at once. */
  private static final int MIN_UNITS = 3;

  private static final double MIN_SHARE = 0.03;

  private static final int MAX_PEOPLE = 10;
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
      return means(units, clusters(dendrogram, people.get()));
    }
    List<float[]> best = means(units, clusters(dendrogram, 1));
    for (int count = 2; count <= MAX_PEOPLE; count++) {
      cancellation.check();
      List<float[]> more = means(units, settled(units, clusters(dendrogram, count)));
      if (more.size() < count || similarity(more) >= alike) {
        break;
      }
      best = more;
    }
    return best;
  }

  /** The first cut with so many large clusters, or else that with the most. */
  private static List<List<Integer>> clusters(Dendrogram dendrogram, int people) {
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
    return settled;
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

  /** That of the two that are the most similar. */
  private static double similarity(List<float[]> means) {
    double most = -1;
    for (int i = 0; i < means.size(); i++) {
      for (int j = 0; j < i; j++) {
        most = Math.max(most, Vectors.dot(means.get(i), means.get(j)));
      }
    }
    return most;
  }

  private static List<float[]> means(List<float[]> units, List<List<Integer>> clusters) {
    return clusters.stream()
        .map(cluster -> Vectors.mean(cluster.stream().map(units::get).toList()))
        .toList();
  }
}
