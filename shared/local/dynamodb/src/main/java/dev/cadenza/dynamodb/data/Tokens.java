package dev.cadenza.dynamodb.data;

import dev.cadenza.dynamodb.store.Changes;
import dev.cadenza.dynamodb.store.Range;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The client tokens of transactions, stored with their changes, for ten minutes. */
public final class Tokens {
  /** Maps a token to the time of its use and the fingerprint of its request. */
  private static final long BY_TOKEN = 1;

  /** Maps the time of use and the token to the token. */
  private static final long BY_TIME = 2;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Clock clock;

  public Tokens(Clock clock) {
    this.clock = clock;
  }

  /** Called once per store. */
  public static void prepare(Changes changes) {
    changes.createMap(BY_TOKEN);
    changes.createMap(BY_TIME);
  }

  /** A request with a token. */
  static final class Use {
    private final String token;
    private final byte[] digest;

    /**
     * @param request the original actions
     */
    Use(String token, String request) {
      this.token = token;
      this.digest = digest(request);
    }
  }

  /**
   * @return whether the actions were already done by a request with the same token
   * @throws DynamoDbException when the token was used for another request
   */
  boolean isDone(Changes changes, Use use) {
    Optional<byte[]> used = changes.get(BY_TOKEN, bytes(use.token));
    if (used.isEmpty() || ByteBuffer.wrap(used.get()).getLong() < oldest()) {
      return false;
    }
    byte[] digest = Arrays.copyOfRange(used.get(), Long.BYTES, used.get().length);
    if (!Arrays.equals(digest, use.digest)) {
      throw new DynamoDbException(
          "IdempotentParameterMismatchException",
          "Failed to satisfy constraint: the request has the same client token as an earlier one,"
              + " and other parameters");
    }
    return true;
  }

  void remember(Changes changes, Use use) {
    long now = clock.millis();
    changes
        .get(BY_TOKEN, bytes(use.token))
        .ifPresent(old -> changes.delete(BY_TIME, time(ByteBuffer.wrap(old).getLong(), use.token)));
    changes.put(
        BY_TOKEN,
        bytes(use.token),
        ByteBuffer.allocate(Long.BYTES + use.digest.length).putLong(now).put(use.digest).array());
    changes.put(BY_TIME, time(now, use.token), bytes(use.token));
  }

  /**
   * Deletes some expired tokens.
   *
   * @return the number of deleted tokens
   */
  public int forget(Changes changes, int most) {
    List<String> tokens = new ArrayList<>();
    Range old = Range.between(time(0, ""), Optional.of(time(oldest(), "")));
    changes.scan(
        BY_TIME,
        old,
        token -> {
          tokens.add(new String(token, StandardCharsets.UTF_8));
          return tokens.size() < most;
        });
    for (String token : tokens) {
      byte[] used = changes.get(BY_TOKEN, bytes(token)).orElseThrow();
      changes.delete(BY_TIME, time(ByteBuffer.wrap(used).getLong(), token));
      changes.delete(BY_TOKEN, bytes(token));
    }
    return tokens.size();
  }

  private long oldest() {
    return clock.millis() - KEPT.toMillis();
  }

  private static byte[] time(long millis, String token) {
    byte[] text = bytes(token);
    return ByteBuffer.allocate(Long.BYTES + text.length).putLong(millis).put(text).array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] digest(String request) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(request));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
