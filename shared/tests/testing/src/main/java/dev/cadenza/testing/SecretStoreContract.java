package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.service.SecretStore;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.model.id.Ulid;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of secret stores. */
public abstract class SecretStoreContract {
  private final String id = "contract-" + Ulid.next(Instant.now());

  protected abstract SecretStore store();

  /** The variables that configure the store. */
  protected abstract Map<String, String> variables();

  /** The same store when the service does not respond. */
  protected abstract Map<String, String> unreachable();

  /** Stores a secret. */
  protected abstract void keep(String id, String secret);

  @Test
  protected void shouldReadWhatIsKept() {
    keep(id, "sk-\"quoted\" and äöü\n");

    assertThat(store().read(id, variables())).isEqualTo("sk-\"quoted\" and äöü\n");
  }

  @Test
  protected void shouldSayThatASecretCannotBeRead() {
    assertThatThrownBy(() -> store().read(id, variables()))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("engine_key_missing"))
        .hasMessageContaining(id);
  }

  @Test
  protected void shouldLetAJobTryAgainWhenNobodyAnswers() {
    assertThatThrownBy(() -> store().read(id, unreachable())).isInstanceOf(TransientFailure.class);
  }
}
