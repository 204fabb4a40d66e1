package dev.cadenza.awsengines;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.chat.ChatStoryWriter;
import dev.cadenza.chat.ChatTranslator;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamily;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.polly.PollyClient;
import software.amazon.awssdk.services.transcribe.TranscribeClient;
import software.amazon.awssdk.services.translate.TranslateClient;

/**
 * AWS's engines. {@code AWS_ENGINES} lists the enabled ones, which the functions' policies allow:
 * {@code transcribe,polly,translate,bedrock}, or some of them.
 */
public final class AwsFamily implements EngineFamily {
  static final String USUAL_MODEL = "amazon.nova-lite-v1:0";

  @Override
  public Set<String> variables() {
    return Set.of("BUCKET", "TRANSCRIBE_VOCABULARY", "BEDROCK_MODEL");
  }

  @Override
  public EngineCatalog offer(Map<String, String> variables) {
    Environment environment = Environment.of(variables);
    Set<String> allowed =
        Arrays.stream(environment.find("AWS_ENGINES").orElse("").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    if (allowed.isEmpty()) {
      return EngineCatalog.NOTHING;
    }
    AwsClients clients = AwsClients.of(environment);
    EngineCatalog offer = EngineCatalog.NOTHING;
    for (String name : allowed) {
      offer = with(name, offer, clients, environment);
    }
    return offer;
  }

  private static EngineCatalog with(
      String name, EngineCatalog offer, AwsClients clients, Environment environment) {
    return switch (name) {
      case TranscribeRecognizer.NAME -> offer.withRecognizer(transcribe(clients, environment));
      case PollySynthesizer.NAME -> offer.withSynthesizer(polly(clients, environment));
      case AmazonTranslator.NAME -> offer.withTranslator(translator(clients));
      case BedrockChat.NAME -> {
        BedrockChat chat = bedrock(clients, environment);
        yield offer.withTranslator(new ChatTranslator(chat)).withWriter(new ChatStoryWriter(chat));
      }
      default ->
          throw new IllegalStateException(
              "AWS_ENGINES has no engine "
                  + name
                  + ": it is a list of transcribe, polly, translate and bedrock.");
    };
  }

  private static TranscribeRecognizer transcribe(AwsClients clients, Environment environment) {
    return new TranscribeRecognizer(
        () -> clients.client(TranscribeClient.class, TranscribeClient::builder, "TRANSCRIBE"),
        clients::s3,
        environment.get("BUCKET"),
        environment.find("TRANSCRIBE_VOCABULARY"));
  }

  private static PollySynthesizer polly(AwsClients clients, Environment environment) {
    Supplier<PollyClient> client =
        () -> clients.client(PollyClient.class, PollyClient::builder, "POLLY");
    return new PollySynthesizer(
        client, new PollyTasks(client, clients::s3, environment.get("BUCKET")));
  }

  private static AmazonTranslator translator(AwsClients clients) {
    return new AmazonTranslator(
        () -> clients.client(TranslateClient.class, TranslateClient::builder, "TRANSLATE"));
  }

  static BedrockChat bedrock(AwsClients clients, Environment environment) {
    return new BedrockChat(
        () ->
            clients.streamingClient(
                BedrockRuntimeAsyncClient.class, AwsFamily::streams, "BEDROCK_RUNTIME"),
        environment.find("BEDROCK_MODEL").orElse(USUAL_MODEL));
  }

  private static BedrockRuntimeAsyncClientBuilder streams() {
    return BedrockRuntimeAsyncClient.builder()
        .httpClientBuilder(
            // HTTP/2 is for bidirectional conversations; custom endpoints may not support it.
            NettyNioAsyncHttpClient.builder()
                .protocol(Protocol.HTTP1_1)
                .readTimeout(BedrockChat.MAX_SILENCE));
  }
}
