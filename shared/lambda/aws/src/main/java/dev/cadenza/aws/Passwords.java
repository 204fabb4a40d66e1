package dev.cadenza.aws;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.UUID;

/**
 * Hashes and verifies passwords with Argon2id, with the parameters of OWASP's password storage
 * sheet: 19 MiB, two passes, one lane.
 */
public final class Passwords {
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** A hash without a password: verifying against it takes as long as against a real one. */
  private static final String NONE = hash(UUID.randomUUID().toString());

  private Passwords() {}

  /** The hash in the PHC string format, with a new salt each time. */
  public static String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
  }

  public static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /**
   * Takes the time of a verification, so that the response time does not show whether an account
   * exists.
   */
  public static void checkDummy(String password) {
    boolean _ = matches(password, NONE);
  }
}
