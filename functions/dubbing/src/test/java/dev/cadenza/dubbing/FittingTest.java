package dev.cadenza.dubbing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.dubbing.Fitting.Line;
import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FittingTest {
  private static final double NOTHING = 1e-6;

  @Test
  void shouldLeaveALineThatFitsWhereItWas() {
    Placement placement = Fitting.place(List.of(line(2, 4, 2)), 10).getFirst();

    assertThat(placement).isEqualTo(new Placement(2, 2, 1, 2, false));
  }

  @Test
  void shouldTakeThePauseBeforeItSpeeds() {
    List<Placement> placements = Fitting.place(List.of(line(1, 3, 3.5), line(5, 6, 1)), 10);

    assertThat(placements.getFirst()).isEqualTo(new Placement(1, 3.5, 1, 3.5, false));
    assertThat(placements.getLast().start()).isEqualTo(5);
  }

  @Test
  void shouldBeginALittleEarlyBeforeItSpeeds() {
    Placement placement = Fitting.place(List.of(line(1, 3, 4), line(5, 6, 1)), 10).getFirst();

    assertThat(placement.start()).isCloseTo(0.88, within(NOTHING));
    assertThat(placement.speed()).isCloseTo(1, within(NOTHING));
  }

  @Test
  void shouldSpeedWhenThePauseIsNotEnough() {
    Placement placement = Fitting.place(List.of(line(1, 3, 4.6), line(5, 6, 1)), 10).getFirst();

    assertThat(placement.speed()).isBetween(1.05, 1.15);
    assertThat(placement.end()).isCloseTo(5 - Fitting.GAP, within(NOTHING));
  }

  @Test
  void shouldPushTheNextIntoItsPauseWhenSpeedIsNotEnough() {
    List<Placement> placements = Fitting.place(List.of(line(1, 3, 8), line(5, 6, 1)), 12);

    assertThat(placements.getFirst().speed()).isCloseTo(Fitting.FASTEST, within(NOTHING));
    assertThat(placements.getLast().start())
        .isCloseTo(placements.getFirst().end() + Fitting.GAP, within(NOTHING));
    assertThat(placements).noneMatch(Placement::truncated);
  }

  @Test
  void shouldMakeRoomBeforeALongLast() {
    List<Placement> placements = Fitting.place(List.of(line(1, 4, 3), line(8, 9, 6)), 9);

    assertThat(placements).noneMatch(Placement::truncated);
    assertThat(placements.getLast().end()).isCloseTo(9, within(NOTHING));
  }

  @Test
  void shouldSlowDownALittleForALongOriginal() {
    assertThat(Fitting.place(List.of(line(1, 5, 3.6)), 10).getFirst().speed())
        .isCloseTo(0.9, within(NOTHING));
    assertThat(Fitting.place(List.of(line(1, 9, 3)), 10).getFirst().speed())
        .isCloseTo(Fitting.SLOWEST, within(NOTHING));
  }

  @Test
  void shouldSayWhenItMustCut() {
    List<Placement> placements = Fitting.place(List.of(line(0, 1, 1), line(1, 2, 9)), 2);

    assertThat(placements).extracting(Placement::truncated).containsExactly(false, true);
    assertThat(placements.getLast().spoken()).isCloseTo(1.5, within(NOTHING));
  }

  @Test
  void shouldKeepItsPromisesWhateverItIsGiven() {
    Random random = new Random(20260);
    for (int i = 0; i < 5_000; i++) {
      double total = 0.2 + random.nextDouble() * 120;
      List<Line> lines = lines(random, total);
      List<Placement> placements = Fitting.place(lines, total);

      Supplier<String> description = () -> lines + " in " + total;
      assertThat(placements).as(description).hasSameSizeAs(lines);
      double free = 0;
      double natural = lines.stream().mapToDouble(Line::seconds).sum();
      for (int j = 0; j < lines.size(); j++) {
        Placement placement = placements.get(j);
        assertThat(placement.start()).as(description).isGreaterThanOrEqualTo(free - NOTHING);
        assertThat(placement.seconds()).as(description).isGreaterThanOrEqualTo(0);
        assertThat(placement.end()).as(description).isLessThanOrEqualTo(total + NOTHING);
        assertThat(placement.speed()).as(description).isBetween(Fitting.SLOWEST, Fitting.FASTEST);
        assertThat(placement.seconds() * placement.speed())
            .as(description)
            .isCloseTo(placement.spoken(), within(NOTHING));
        boolean cut = placement.spoken() < lines.get(j).seconds();
        assertThat(placement.truncated()).as(description).isEqualTo(cut);
        free = placement.end();
      }
      boolean fits = natural <= total * Fitting.FASTEST;
      assertThat(placements.stream().noneMatch(Placement::truncated))
          .as(description)
          .isEqualTo(fits);
    }
  }

  /** Some easy, some crowded, some hopeless; some lines empty. */
  private static List<Line> lines(Random random, double total) {
    int count = 1 + random.nextInt(30);
    double crowding = random.nextDouble() * 2.2;
    double[] times =
        IntStream.range(0, 2 * count)
            .mapToDouble(_ -> random.nextDouble() * total)
            .sorted()
            .toArray();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double seconds =
          random.nextInt(10) == 0 ? 0 : random.nextDouble() * 2 * crowding * total / count;
      lines.add(line(times[2 * i], times[2 * i + 1], seconds));
    }
    return lines;
  }

  @Test
  void shouldPlaceNothing() {
    assertThat(Fitting.place(List.of(), 5)).isEmpty();
    assertThat(Stream.of(line(1, 2, 0)).map(it -> Fitting.place(List.of(it), 5)).toList())
        .singleElement()
        .satisfies(it -> assertThat(it.getFirst().seconds()).isZero());
  }

  private static Line line(double start, double end, double seconds) {
    return new Line(new TimeSpan(start, end), seconds);
  }
}
