package dev.cadenza.auth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.DynamoAccounts;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.FailedLogins;
import dev.cadenza.aws.KmsKeys;
import dev.cadenza.http.HttpFunction;
import dev.cadenza.http.Priming;
import dev.cadenza.http.TokenVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** {@code /api/token/} and the public keys. */
public final class AuthHandler implements RequestStreamHandler {
  private final HttpFunction function;

  @SuppressWarnings("UnusedVariable") // kept for the context that calls it
  private final Priming priming;

  public AuthHandler() {
    Environment environment = Environment.current();
    AwsClients clients = new AwsClients(environment);
    Clock clock = Clock.systemUTC();
    KmsClient kms = clients.kms();
    DynamoDbClient dynamoDb = clients.dynamoDb();
    KmsKeys keys = new KmsKeys(kms, environment);
    Tokens tokens = new Tokens(new KmsSigner(kms, keys.id()), keys.id(), clock);
    DynamoAccounts accounts = new DynamoAccounts(dynamoDb, environment);
    priming = Priming.of(keys::publicKey, () -> accounts.find("nobody"));
    Logins logins =
        new Logins(
            accounts,
            new Families(dynamoDb, environment),
            new FailedLogins(dynamoDb, environment, clock),
            tokens,
            clock);
    function =
        HttpFunction.open(
            new TokenResource(logins, new TokenVerifier(keys::publicKey, clock)),
            new KeysResource(keys));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handle(event, answer, context);
  }
}
