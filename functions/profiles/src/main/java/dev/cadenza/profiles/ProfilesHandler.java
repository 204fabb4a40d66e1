package dev.cadenza.profiles;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Connections;
import dev.cadenza.aws.DynamoAccounts;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.FailedLogins;
import dev.cadenza.aws.IdempotencyKeys;
import dev.cadenza.aws.KmsKeys;
import dev.cadenza.aws.WebSocketFeed;
import dev.cadenza.http.Authentication;
import dev.cadenza.http.HttpFunction;
import dev.cadenza.http.Idempotency;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code /api/profiles/}. */
public final class ProfilesHandler implements RequestStreamHandler {
  private final HttpFunction function = wire(Environment.current());

  private static HttpFunction wire(Environment environment) {
    AwsClients clients = new AwsClients(environment);
    Clock clock = Clock.systemUTC();
    DynamoDbClient dynamoDb = clients.dynamoDb();
    KmsKeys keys = new KmsKeys(clients.kms(), environment);
    DynamoAccounts accounts = new DynamoAccounts(dynamoDb, environment);
    return HttpFunction.guardedForAll(
        Authentication.of(keys::publicKey, accounts::find, clock),
        new ProfileResource(
            accounts,
            new FailedLogins(dynamoDb, environment, clock),
            new WebSocketFeed(new Connections(dynamoDb, environment), clients.webSockets()),
            new Idempotency(new IdempotencyKeys(dynamoDb, environment, clock)::find, clock),
            clock));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handle(event, answer, context);
  }
}
