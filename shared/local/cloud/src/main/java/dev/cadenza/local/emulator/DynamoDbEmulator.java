package dev.cadenza.local.emulator;

import dev.cadenza.dynamodb.DynamoDb;
import dev.cadenza.dynamodb.Options;
import dev.cadenza.local.signed.Answer;
import dev.cadenza.local.signed.Call;
import dev.cadenza.local.signed.Service;
import dev.cadenza.local.signed.Signatures;
import dev.cadenza.local.signed.SignedServer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded DynamoDB, for signed requests only. */
public final class DynamoDbEmulator implements AutoCloseable {

  /** The file of DynamoDB Local, the former emulator. */
  private static final String FORMER = "shared-local-instance.db";

  private final DynamoDb dynamoDb;
  private final SignedServer front;

  private DynamoDbEmulator(DynamoDb dynamoDb, SignedServer front) {
    this.dynamoDb = dynamoDb;
    this.front = front;
  }

  /**
   * @param directory for the tables, created if missing
   * @throws EmulatorException when it does not start, or the data is the former emulator's
   */
  public static DynamoDbEmulator start(Path directory, int port, Signatures signatures) {
    refuseFormer(directory);
    try {
      DynamoDb dynamoDb = DynamoDb.open(directory, Options.DEFAULT);
      try {
        return new DynamoDbEmulator(
            dynamoDb,
            SignedServer.start(port, "dynamodb", signatures, call -> answer(dynamoDb, call)));
      } catch (Exception failure) {
        dynamoDb.close();
        throw failure;
      }
    } catch (Exception failure) {
      throw new EmulatorException("DynamoDB did not start: " + failure.getMessage(), failure);
    }
  }

  private static void refuseFormer(Path directory) {
    Path file = directory.resolve(FORMER);
    if (Files.exists(file)) {
      throw new EmulatorException(
          "This data folder was created by DynamoDB Local, which is not supported: "
              + file
              + ". Nothing was changed. Start with --fresh, which deletes all data there, or with"
              + " another data folder.");
    }
  }

  /** For callers in this JVM. */
  public Service service() {
    return front.service();
  }

  private static Answer answer(DynamoDb dynamoDb, Call call) {
    dev.cadenza.dynamodb.Answer answer = dynamoDb.handle(call.target(), call.bytes());
    return Answer.of(answer.status(), "application/x-amz-json-1.0", ByteBuffer.wrap(answer.body()));
  }

  @Override
  public void close() {
    front.close();
    dynamoDb.close();
  }
}
