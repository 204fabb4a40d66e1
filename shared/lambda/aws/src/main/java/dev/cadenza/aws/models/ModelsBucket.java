package dev.cadenza.aws.models;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.models.store.ModelStore;
import dev.cadenza.models.store.ModelStoreProvider;
import java.util.Map;
import java.util.Optional;

/** The bucket that the variable {@value #VARIABLE} of a function names. */
public final class ModelsBucket implements ModelStoreProvider {
  static final String VARIABLE = "MODELS_BUCKET";

  @Override
  public Optional<ModelStore> open(Map<String, String> variables) {
    Environment environment = Environment.of(variables);
    return environment
        .find(VARIABLE)
        .map(bucket -> new S3ModelStore(new AwsClients(environment).s3(), bucket));
  }
}
