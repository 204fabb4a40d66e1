package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.local.template.spec.Addresses;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PortsTest {
  /** Linux gives outgoing connections ports from here on. */
  private static final int OUTGOING = 32_768;

  @Test
  void shouldFindPortsThatNoOutgoingConnectionTakes() {
    Addresses addresses = Ports.free(0);

    List<Integer> ports =
        Stream.of(
                addresses.httpUrl(),
                addresses.dynamoDbUrl(),
                addresses.sqsUrl(),
                addresses.s3Url(),
                addresses.kmsUrl())
            .map(URI::getPort)
            .toList();
    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port > 1_024 && port < OUTGOING);
  }
}
