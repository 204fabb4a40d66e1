package dev.cadenza.voices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.DynamoAccounts;
import dev.cadenza.aws.DynamoSettings;
import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.KmsKeys;
import dev.cadenza.aws.PresignedLinks;
import dev.cadenza.aws.S3WorkFiles;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.http.Authentication;
import dev.cadenza.http.HttpFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code /api/voices/} and {@code /api/engines/}. */
public final class VoicesHandler implements RequestStreamHandler {
  private final HttpFunction function = wire(Environment.current());

  private static HttpFunction wire(Environment environment) {
    AwsClients clients = new AwsClients(environment);
    Clock clock = Clock.systemUTC();
    DynamoDbClient dynamoDb = clients.dynamoDb();
    KmsKeys keys = new KmsKeys(clients.kms(), environment);
    DynamoAccounts accounts = new DynamoAccounts(dynamoDb, environment);
    DynamoVoices cloned = new DynamoVoices(dynamoDb, environment);
    Engines engines = Engines.locate(environment.variables(), cloned);
    S3WorkFiles files = new S3WorkFiles(clients.s3(), environment);
    VoiceSamples samples =
        new VoiceSamples(files, new PresignedLinks(clients.s3Presigner(), environment));
    return HttpFunction.guarded(
        Authentication.of(keys::publicKey, accounts::find, clock),
        new VoiceResource(engines, samples, cloned, files),
        new EngineResource(engines, new DynamoSettings(dynamoDb, environment)));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handle(event, answer, context);
  }
}
