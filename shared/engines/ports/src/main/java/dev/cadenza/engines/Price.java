package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Cost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The published price of an engine: suitable for an estimate, not for a bill.
 *
 * @param engine the engine, and after a slash the model if prices differ
 * @param unit the unit of the price
 * @param usd per unit
 * @param asOf the date of the price
 * @param source of the price
 */
public record Price(String engine, Unit unit, double usd, LocalDate asOf, String source) {
  /** The price of embedded engines. */
  public static final Price FREE =
      new Price("embedded", Unit.SECOND, 0, LocalDate.EPOCH, "runs on this machine");

  private static final Map<String, Price> TABLE = read();

  public Price {
    requireNonNull(engine, "engine");
    requireNonNull(unit, "unit");
    requireNonNull(asOf, "asOf");
    requireNonNull(source, "source");
    if (!(usd >= 0)) {
      throw new IllegalArgumentException(engine + " for " + usd + " USD?");
    }
  }

  /** The unit of a price. */
  public enum Unit {
    SECOND,
    CHARACTER,
    INPUT_TOKEN,
    OUTPUT_TOKEN
  }

  /** The price in the table {@code prices.csv}; empty if it is not listed. */
  public static Optional<Price> of(String engine) {
    return Optional.ofNullable(TABLE.get(engine));
  }

  /**
   * @param quantity in the price's unit
   */
  public Cost of(double quantity) {
    return Cost.ofUsd(usd * quantity);
  }

  /** The total for a multiple of the unit. */
  public Price times(int count) {
    return new Price(engine, unit, usd * count, asOf, source);
  }

  private static Map<String, Price> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Price.class.getResourceAsStream("prices.csv"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(Price::parse)
          .collect(Collectors.toUnmodifiableMap(Price::engine, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException("prices.csv cannot be read.", e);
    }
  }

  private static Price parse(String line) {
    String[] fields = line.split(",", 6);
    double usd = Double.parseDouble(fields[2]) / Double.parseDouble(fields[3]);
    return new Price(
        fields[0], Unit.valueOf(fields[1]), usd, LocalDate.parse(fields[4]), fields[5]);
  }
}
