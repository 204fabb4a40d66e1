package dev.cadenza.model.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Identifiers that sort by creation time: 48 bits of milliseconds and 80 random bits, as 26
 * characters of Crockford's base 32 (the ULID specification).
 *
 * <p>Identifiers of one generator and millisecond increase by one, so they keep their order.
 */
public final class Ulid {
  /** The number of characters of an identifier. */
  public static final int LENGTH = 26;

  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  private static final Ulid SHARED = new Ulid(new SecureRandom());

  private final RandomGenerator random;
  private long lastMillis = -1;
  private long high;
  private long low;

  public Ulid(RandomGenerator random) {
    this.random = random;
  }

  /** The next identifier of the process's shared generator. */
  public static String next(Instant now) {
    return SHARED.nextAt(now);
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** The smallest identifier of its millisecond: a bound for range queries. */
  public static String floor(Instant time) {
    // ULID times begin in 1970; an earlier time would wrap around to the far future.
    return encode(Math.max(0, time.toEpochMilli()), 0, 0);
  }

  public static Instant timeOf(String ulid) {
    long millis = 0;
    for (int i = 0; i < 10; i++) {
      millis = millis << 5 | new String(ALPHABET).indexOf(ulid.charAt(i));
    }
    return Instant.ofEpochMilli(millis);
  }

  public synchronized String nextAt(Instant now) {
    long millis = now.toEpochMilli();
    if (millis <= lastMillis) {
      // A clock that stands still or goes back must not produce an identifier that sorts before an
      // earlier one.
      millis = lastMillis;
      low = low + 1 & MASK;
      high = low == 0 ? high + 1 & MASK : high;
    } else {
      // The top bit stays free, so that increments within a millisecond do not overflow.
      high = random.nextLong() & MASK >>> 1;
      low = random.nextLong() & MASK;
    }
    lastMillis = millis;
    return encode(millis, high, low);
  }

  /** Forty bits: eight characters. */
  private static final long MASK = (1L << 40) - 1;

  private static String encode(long millis, long high, long low) {
    char[] text = new char[26];
    write(text, 0, 10, millis);
    write(text, 10, 8, high);
    write(text, 18, 8, low);
    return new String(text);
  }

  private static void write(char[] text, int from, int length, long bits) {
    long rest = bits;
    for (int i = from + length - 1; i >= from; i--) {
      text[i] = ALPHABET[(int) (rest & 31)];
      rest >>>= 5;
    }
  }
}
