package dev.cadenza.aws;

import dev.cadenza.jobs.JobLife;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The life of jobs on the adapters that a function's variables describe. */
public final class AwsJobs {
  private AwsJobs() {}

  public static JobLife life(Environment environment) {
    AwsClients clients = new AwsClients(environment);
    DynamoDbClient dynamoDb = clients.dynamoDb();
    return new JobLife(
        new DynamoJobs(dynamoDb, environment),
        new SqsJobQueue(clients.sqs(), environment),
        new WebSocketFeed(new Connections(dynamoDb, environment), clients.webSockets()),
        new S3WorkFiles(clients.s3(), environment),
        Clock.systemUTC());
  }
}
