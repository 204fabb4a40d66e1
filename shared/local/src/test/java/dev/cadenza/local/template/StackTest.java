package dev.cadenza.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTest {

  private static final Addresses ADDRESSES = new Addresses(8000, 8001, 8002, 8003, 8004);

  @TempDir private Path home;

  @Test
  void shouldReadThePlatformsOwnTemplate() {
    Path checkout = Path.of(System.getProperty("cadenza.home"));
    Stack stack = Stack.read(checkout.resolve("template.yaml"), checkout, Map.of(), ADDRESSES);
    assertThat(stack.functions()).isNotEmpty();
    assertThat(stack.httpApi()).isPresent();
    assertThat(stack.webSocketApi()).isPresent();
    assertThat(stack.tables()).isNotEmpty();
  }

  @Test
  void shouldMergeTheGlobals() throws IOException {
    Stack stack =
        read(
            """
            Globals:
              Function:
                Runtime: java25
                Timeout: 7
                Layers: [!Ref One]
                Environment: { Variables: { A: 1, B: 2 } }
            Resources:
              One: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: one } }
              Two: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: two } }
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  CodeUri: worker.jar
                  Layers: [Ref: Two]
                  Environment: { Variables: { B: 3 } }
            """);
    FunctionSpec worker = stack.functions().getFirst();
    assertThat(worker.timeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(worker.layers()).containsExactly(home.resolve("one"), home.resolve("two"));
    assertThat(worker.environment()).containsExactly(Map.entry("A", "1"), Map.entry("B", "3"));
    assertThat(worker.code()).isEqualTo(home.resolve("worker.jar"));
  }

  @Test
  void shouldUnderstandTheLongForms() throws IOException {
    Stack stack =
        read(
            """
            Resources:
              Jobs: { Type: AWS::SQS::Queue }
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  Handler: a.B
                  CodeUri: worker.jar
                  Environment:
                    Variables:
                      URL: { Ref: Jobs }
                      ARN: { "Fn::GetAtt": [Jobs, Arn] }
                      TEXT: { "Fn::Sub": ["${a}/${Jobs.QueueName}", { a: !GetAtt Jobs.QueueName }] }
            """);
    assertThat(stack.functions().getFirst().environment())
        .containsEntry("URL", "http://127.0.0.1:8003/000000000000/Jobs")
        .containsEntry("ARN", "arn:aws:sqs:us-east-1:000000000000:Jobs")
        .containsEntry("TEXT", "Jobs/Jobs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A: { Type: AWS::SNS::Topic } | A: resources of type AWS::SNS::Topic",
        "A: { Type: AWS::SQS::Queue, Properties: { Shape: round } } | A.Shape: is not honoured",
        "A: { Type: AWS::SQS::Queue, Condition: Rarely } | A.Condition: is not honoured",
        "A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !If [a, 1, 2] } } | !If",
        "A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !Ref B } } | !Ref B",
        "A: { Type: AWS::KMS::Key, Properties: { KeySpec: RSA_2048, KeyUsage: SIGN_VERIFY } }"
            + " | A.KeySpec: only ECC_NIST_P256",
        "A: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [], AttributeDefinitions: [] } }"
            + " | A.KeySchema",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x } } | A.Runtime",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B,"
            + " CodeUri: c.jar, VpcConfig: {} } } | A.VpcConfig: is not honoured",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B, CodeUri:"
            + " c.jar, Events: { E: { Type: S3, Properties: {} } } } } | A.Events.E.Type: S3",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B, CodeUri:"
            + " c.jar, Events: { E: { Type: SQS, Properties: { Queue: q, BatchSize: 11 } } } } }"
            + " | A.Events.E.Properties.BatchSize: only 1 to 10",
        "A: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP,"
            + " RouteSelectionExpression: x } } | A.ProtocolType: only WEBSOCKET",
      })
  void shouldRefuseWhatItCannotHonourByName(String resource, String reason) {
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> read("Resources:\n  " + resource))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Conditions: { Rarely: true } | Conditions",
        "Globals: { Api: {} } | Globals.Api",
        "Parameters: { Size: { Type: Number } } | Parameters.Size: has no value",
        "Parameters: { Size: { Type: String, Default: c, AllowedValues: [a, b] } } | none of [a, b]",
        "Parameters: { Size: { Type: List<Number>, Default: 1 } } | Parameters.Size.Type",
      })
  void shouldRefuseSectionsByName(String section, String reason) {
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> read(section))
        .withMessageContaining(reason);
  }

  @Test
  void shouldRefuseParametersThatTheTemplateDoesNotHave() throws IOException {
    Path file = Files.writeString(home.resolve("template.yaml"), "Resources: {}");
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> Stack.read(file, home, Map.of("Nobody", "1"), ADDRESSES))
        .withMessageContaining("Nobody");
  }

  @Test
  void shouldAcceptWhatDoesNotRunLocally() throws IOException {
    Stack stack =
        read(
            """
            Resources:
              Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 7 } }
              Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { Threshold: 1 } }
              May: { Type: AWS::Lambda::Permission, Properties: { Action: lambda:InvokeFunction } }
            """);
    assertThat(stack.functions()).isEmpty();
    assertThat(stack.queues()).isEmpty();
  }

  private Stack read(String template) throws IOException {
    Path file = Files.writeString(home.resolve("template.yaml"), template);
    return Stack.read(file, home, Map.of(), ADDRESSES);
  }
}
