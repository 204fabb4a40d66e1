package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.dynamodb.DynamoDb;
import dev.cadenza.dynamodb.Options;
import dev.cadenza.dynamodb.http.DynamoDbServer;
import dev.cadenza.dynamodb.store.StoreException;
import dev.cadenza.platform.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs only the embedded DynamoDB, until Ctrl-C. */
@Command(
    name = "dynamodb",
    description = "Run only the embedded DynamoDB, for any SDK, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "It accepts any credentials and region, and listens only on this machine:",
      "  aws dynamodb list-tables --endpoint-url http://127.0.0.1:8001"
    })
final class DynamoDbCommand implements Callable<Integer> {
  @ParentCommand private Cadenza cadenza;

  @Option(
      names = "--port",
      defaultValue = "8001",
      description = "Port to listen on; 0 selects a free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for tables. Default: in memory.")
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    cadenza.startLog(Home.find());
    DynamoDb dynamoDb = open();
    DynamoDbServer server = serve(dynamoDb);
    try (AtExit _ = AtExit.run(() -> stop(server, dynamoDb))) {
      cadenza
          .terminal()
          .line(
              """
              DynamoDB is running.

                Endpoint  %s
                Data      %s

              Ctrl-C stops it."""
                  .formatted(
                      server.endpoint(),
                      Optional.ofNullable(data)
                          .map(folder -> folder.toAbsolutePath().normalize().toString())
                          .orElse("in memory")));
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private DynamoDb open() {
    try {
      return data == null
          ? DynamoDb.inMemory(Options.DEFAULT)
          : DynamoDb.open(data, Options.DEFAULT);
    } catch (StoreException e) {
      throw new CommandFailed("Cannot open %s: %s".formatted(data, e.getMessage()), e);
    }
  }

  private DynamoDbServer serve(DynamoDb dynamoDb) {
    try {
      return DynamoDbServer.start(dynamoDb, port);
    } catch (IOException | IllegalArgumentException e) {
      dynamoDb.close();
      throw new CommandFailed(
          String.format(
              Locale.ROOT,
              "Cannot listen on port %d: %s. Stop the process that uses it, or choose another port: ./cadenza dynamodb --port %d",
              port,
              e.getMessage(),
              port < 65_535 ? port + 1 : 8001),
          e);
    }
  }

  private static void stop(DynamoDbServer server, DynamoDb dynamoDb) {
    server.close();
    dynamoDb.close();
  }
}
