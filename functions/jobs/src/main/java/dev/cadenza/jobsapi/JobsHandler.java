package dev.cadenza.jobsapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Connections;
import dev.cadenza.aws.DynamoAccounts;
import dev.cadenza.aws.DynamoJobs;
import dev.cadenza.aws.DynamoProjects;
import dev.cadenza.aws.DynamoResults;
import dev.cadenza.aws.DynamoSettings;
import dev.cadenza.aws.DynamoUploads;
import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.IdempotencyKeys;
import dev.cadenza.aws.KmsKeys;
import dev.cadenza.aws.PresignedLinks;
import dev.cadenza.aws.S3PartUploads;
import dev.cadenza.aws.S3WorkFiles;
import dev.cadenza.aws.SqsJobQueue;
import dev.cadenza.aws.WebSocketFeed;
import dev.cadenza.engines.choice.EngineDirectory;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.http.Authentication;
import dev.cadenza.http.HttpFunction;
import dev.cadenza.http.Idempotency;
import dev.cadenza.jobs.JobLife;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** {@code /api/jobs/} and {@code /api/uploads/}. */
public final class JobsHandler implements RequestStreamHandler {
  private final HttpFunction function = wire(Environment.current());

  private static HttpFunction wire(Environment environment) {
    AwsClients clients = new AwsClients(environment);
    Clock clock = Clock.systemUTC();
    DynamoDbClient dynamoDb = clients.dynamoDb();
    KmsKeys keys = new KmsKeys(clients.kms(), environment);
    DynamoAccounts accounts = new DynamoAccounts(dynamoDb, environment);
    DynamoJobs store = new DynamoJobs(dynamoDb, environment);
    SqsJobQueue queue = new SqsJobQueue(clients.sqs(), environment);
    WebSocketFeed feed =
        new WebSocketFeed(new Connections(dynamoDb, environment), clients.webSockets());
    S3Client s3 = clients.s3();
    S3Presigner presigner = clients.s3Presigner();
    S3WorkFiles files = new S3WorkFiles(s3, environment);
    JobLife life = new JobLife(store, queue, feed, files, clock);
    DynamoProjects projects = new DynamoProjects(dynamoDb, environment);
    DynamoSettings settings = new DynamoSettings(dynamoDb, environment);
    EngineDirectory directory = EngineDirectory.of(environment.variables());
    Engines engines =
        Engines.locate(environment.variables(), new DynamoVoices(dynamoDb, environment));
    EngineRules rules = new EngineRules(engines);
    SpendingLimit limit = new SpendingLimit(directory, store, clock);
    Submissions submissions =
        new Submissions(
            projects,
            new DynamoUploads(dynamoDb, environment),
            files,
            queue,
            rules,
            new JobTerms(settings, rules, new Feasibility(engines), limit),
            clock);
    Idempotency idempotency =
        new Idempotency(new IdempotencyKeys(dynamoDb, environment, clock)::find, clock);
    return HttpFunction.guarded(
        Authentication.of(keys::publicKey, accounts::find, clock),
        new JobResource(
            store, life, new JobLists(store, projects), submissions, idempotency, clock),
        new StatsResource(
            store, projects, new DynamoResults(dynamoDb, environment), settings, limit),
        new UploadResource(
            new DynamoUploads(dynamoDb, environment),
            new PresignedLinks(presigner, environment),
            new S3PartUploads(s3, presigner, environment),
            files,
            idempotency,
            clock));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handle(event, answer, context);
  }
}
