package dev.cadenza.cli.models;

import dev.cadenza.aws.models.S3ModelStore;
import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelException;
import dev.cadenza.models.store.ModelPush;
import java.util.List;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies installed models into a bucket, as the user of the AWS command line. */
final class PushModels {
  private static final String ENDPOINT = "AWS_ENDPOINT_URL_S3";

  private final Terminal terminal;
  private final NeuralModels here;
  private final String bucket;

  PushModels(Terminal terminal, NeuralModels here, String bucket) {
    this.terminal = terminal;
    this.here = here;
    this.bucket = bucket;
  }

  /**
   * @param names of models; without, all that are installed
   */
  void push(List<String> names) {
    List<Model> wanted = here.namedOrInstalled(names);
    if (wanted.isEmpty()) {
      throw new ModelException("No models are installed. Install them: ./cadenza models install");
    }
    try (S3Client client = client()) {
      ModelPush push =
          new ModelPush(
              new S3ModelStore(client, bucket), here.folder(), InstallBars.uploads(terminal));
      for (Model model : wanted) {
        long sent = push.push(model);
        terminal.line(
            sent == 0
                ? "Already there: " + model.name()
                : "Pushed: %s, %s".formatted(model.name(), Amounts.megabytes(sent)));
      }
    } catch (TransientFailure | SdkClientException e) {
      throw new CommandFailed(
          ("The models could not be pushed. %s\nThe bucket must exist, and \"aws sts"
                  + " get-caller-identity\" must work with the same AWS_PROFILE and AWS_REGION.")
              .formatted(e.getMessage()),
          e);
    }
  }

  /** The SDK reads credentials, region and endpoint where the AWS command line does. */
  private static S3Client client() {
    return S3Client.builder()
        .credentialsProvider(DefaultCredentialsProvider.builder().build())
        .httpClient(UrlConnectionHttpClient.create())
        .forcePathStyle(System.getenv(ENDPOINT) != null)
        .build();
  }
}
