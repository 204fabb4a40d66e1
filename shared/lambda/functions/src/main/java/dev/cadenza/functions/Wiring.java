package dev.cadenza.functions;

import static java.util.Objects.requireNonNull;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.KmsKeys;
import dev.cadenza.aws.SqsJobQueue;
import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.aws.dynamodb.DynamoMembers;
import dev.cadenza.aws.dynamodb.DynamoProjects;
import dev.cadenza.aws.dynamodb.DynamoResults;
import dev.cadenza.aws.dynamodb.DynamoSettings;
import dev.cadenza.aws.dynamodb.DynamoUploads;
import dev.cadenza.aws.dynamodb.DynamoVoices;
import dev.cadenza.aws.dynamodb.FailedLogins;
import dev.cadenza.aws.feed.Connections;
import dev.cadenza.aws.feed.WebSocketFeed;
import dev.cadenza.aws.items.IdempotencyKeys;
import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.aws.s3.S3PartUploads;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.engines.choice.EngineDirectory;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.http.Authentication;
import dev.cadenza.http.Idempotency;
import dev.cadenza.jobs.JobLife;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What one function works with, as its variables describe it. Each part is made when it is first
 * asked for, and once: a function without tokens makes no client of KMS, and all its stores share
 * one of DynamoDB.
 *
 * <p>Ask for it in constructors, so that what a function needs is there before its first request.
 */
public final class Wiring {
  private final Environment environment;
  private final Clock clock = Clock.systemUTC();
  private final Map<Class<?>, Object> made = new HashMap<>();

  public Wiring(Environment environment) {
    this.environment = requireNonNull(environment, "environment");
  }

  /** That of the function that is being made. */
  public static Wiring current() {
    return new Wiring(Environment.current());
  }

  public Environment environment() {
    return environment;
  }

  public Map<String, String> variables() {
    return environment.variables();
  }

  public Clock clock() {
    return clock;
  }

  public AwsClients clients() {
    return once(AwsClients.class, () -> new AwsClients(environment));
  }

  public DynamoAccounts accounts() {
    return store(DynamoAccounts.class, DynamoAccounts::new);
  }

  public DynamoJobs jobs() {
    return store(DynamoJobs.class, DynamoJobs::new);
  }

  public DynamoResults results() {
    return store(DynamoResults.class, DynamoResults::new);
  }

  public DynamoProjects projects() {
    return store(DynamoProjects.class, DynamoProjects::new);
  }

  public DynamoMembers members() {
    return store(DynamoMembers.class, DynamoMembers::new);
  }

  /** What users may do with projects and jobs. */
  public ProjectRights rights() {
    return once(ProjectRights.class, () -> new ProjectRights(projects(), members(), jobs()));
  }

  public DynamoSettings settings() {
    return store(DynamoSettings.class, DynamoSettings::new);
  }

  public DynamoUploads uploads() {
    return store(DynamoUploads.class, DynamoUploads::new);
  }

  /** The voices that people had cloned. */
  public DynamoVoices voices() {
    return store(DynamoVoices.class, DynamoVoices::new);
  }

  public Connections connections() {
    return store(Connections.class, Connections::new);
  }

  public FailedLogins failedLogins() {
    return store(FailedLogins.class, (client, from) -> new FailedLogins(client, from, clock));
  }

  public S3WorkFiles files() {
    return once(S3WorkFiles.class, () -> new S3WorkFiles(clients().s3(), environment));
  }

  public PresignedLinks links() {
    return once(
        PresignedLinks.class, () -> new PresignedLinks(clients().s3Presigner(), environment));
  }

  public S3PartUploads partUploads() {
    return once(
        S3PartUploads.class,
        () -> new S3PartUploads(clients().s3(), clients().s3Presigner(), environment));
  }

  public SqsJobQueue queue() {
    return once(SqsJobQueue.class, () -> new SqsJobQueue(clients().sqs(), environment));
  }

  public WebSocketFeed feed() {
    return once(
        WebSocketFeed.class, () -> new WebSocketFeed(connections(), clients().webSockets()));
  }

  public JobLife life() {
    return once(JobLife.class, () -> new JobLife(jobs(), queue(), feed(), files(), clock));
  }

  /** The engines, with the voices that people had cloned. */
  public Engines engines() {
    return once(
        Engines.class,
        () -> clients().sharedBy(() -> Engines.locate(environment.variables(), voices())));
  }

  public EngineDirectory engineDirectory() {
    return once(
        EngineDirectory.class,
        () -> clients().sharedBy(() -> EngineDirectory.of(environment.variables())));
  }

  /** The public half of the key that signs tokens. */
  public KmsKeys keys() {
    return once(KmsKeys.class, () -> new KmsKeys(clients().kms(), environment));
  }

  /** Who calls; an account may be half a minute old. */
  public Authentication authentication() {
    return once(
        Authentication.class, () -> Authentication.of(keys()::publicKey, accounts()::find, clock));
  }

  public Idempotency idempotency() {
    return once(
        Idempotency.class,
        () ->
            new Idempotency(
                store(
                        IdempotencyKeys.class,
                        (client, from) -> new IdempotencyKeys(client, from, clock))
                    ::find,
                clock));
  }

  /** A store that only one function has, or one of the others. */
  public <S> S store(Class<S> type, BiFunction<DynamoDbClient, Environment, S> maker) {
    return once(type, () -> maker.apply(clients().dynamoDb(), environment));
  }

  /** Not {@code computeIfAbsent}: what is made asks for other parts meanwhile. */
  private synchronized <P> P once(Class<P> type, Supplier<P> maker) {
    Object known = made.get(type);
    if (known != null) {
      return type.cast(known);
    }
    P part = maker.get();
    made.put(type, part);
    return part;
  }
}
