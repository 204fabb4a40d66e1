package dev.cadenza.aws;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.UUID;

/**
 * Hashes and checks passwords with Argon2id, with the parameters OWASP's password storage sheet
 * gives: 19 MiB, two passes, one lane.
 */
public final class Passwords {
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** A hash that no password has: checking against it takes as long as against a real one. */
  private static final String NONE = hash(UUID.randomUUID().toString());

  private Passwords() {}

  /** The hash in the PHC string format, salted anew each time. */
  public static String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
  }

  public static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /**
   * Takes the time of a check, so that the time of an answer does not show whether an account
   * exists.
   */
  public static void checkDummy(String password) {
    boolean _ = matches(password, NONE);
  }
}
