package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged is there after the process was killed, and no transaction is half there.
 */
class KillTest {
  private static final int KILLS = 20;

  @TempDir private Path folder;

  /** The last write of each thread that is known of. */
  private final long[] acknowledged = new long[DoomedWriter.THREADS];

  @Test
  void shouldKeepWhatWasAcknowledgedWhenItIsKilledUnderLoad() throws Exception {
    try (DynamoDb db = DynamoDb.open(folder, Options.DEFAULT)) {
      new Calls(db)
          .call(
              "CreateTable",
              """
              {'TableName': 'events', 'BillingMode': 'PAY_PER_REQUEST',
               'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'S'},
                 {'AttributeName': 'r', 'AttributeType': 'N'},
                 {'AttributeName': 'g', 'AttributeType': 'S'}],
               'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'},
                 {'AttributeName': 'r', 'KeyType': 'RANGE'}],
               'GlobalSecondaryIndexes': [{'IndexName': 'by_g',
                 'KeySchema': [{'AttributeName': 'g', 'KeyType': 'HASH'},
                   {'AttributeName': 'r', 'KeyType': 'RANGE'}],
                 'Projection': {'ProjectionType': 'ALL'}}]}
              """);
    }
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      writeAndKill(20 + random.nextInt(200));
      try (DynamoDb db = DynamoDb.open(folder, Options.DEFAULT)) {
        check(new Calls(db));
      }
    }
  }

  private void writeAndKill(int after) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedWriter.class.getName(),
                folder.toString()));
    for (long last : acknowledged) {
      command.add(Long.toString(last + 1));
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < after; i++) {
        note(lines.readLine());
      }
      // Process.destroyForcibly() would close what is still to be read.
      process.toHandle().destroyForcibly();
      // What it said before it died.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line);
      }
    }
  }

  private void note(String line) {
    String[] parts = line.split(" ");
    if (parts.length == 2) {
      acknowledged[Integer.parseInt(parts[0])] = Long.parseLong(parts[1]);
    }
  }

  /** Each thread's writes are there from the first to the last; one more may be. */
  private void check(Calls calls) {
    for (int thread = 0; thread < DoomedWriter.THREADS; thread++) {
      long stored = count(calls, thread, "");
      assertThat(stored).isBetween(acknowledged[thread], acknowledged[thread] + 1);
      assertThat(count(calls, thread, "'IndexName':'by_g',")).isEqualTo(stored);
      if (thread % 2 == 1) {
        assertThat(counter(calls, "left" + thread)).isEqualTo(-stored);
        assertThat(counter(calls, "right" + thread)).isEqualTo(stored);
      }
      acknowledged[thread] = stored;
    }
  }

  private static long count(Calls calls, int thread, String index) {
    return calls
        .call(
            "Query",
            """
            {'TableName': 'events', %s 'Select': 'COUNT', 'KeyConditionExpression': '%s = :h',
             'ExpressionAttributeValues': {':h': {'S': 't%d'}}}
            """
                .formatted(index, index.isEmpty() ? "h" : "g", thread))
        .get("Count")
        .longValue();
  }

  private static long counter(Calls calls, String name) {
    JsonNode item =
        calls.call(
            "GetItem",
            "{'TableName':'events','Key':{'h':{'S':'%s'},'r':{'N':'0'}}}".formatted(name));
    return item.path("Item").path("n").path("N").asLong();
  }
}
