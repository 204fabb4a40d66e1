package dev.cadenza.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cadenza.local.template.intrinsic.TemplateException;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.Names;
import dev.cadenza.local.template.spec.QueueSpec;
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
        "A: { Type: AWS::EC2::Instance } | A: resources of type AWS::EC2::Instance",
        "A: { Type: AWS::SQS::Queue, Properties: { Shape: round } } | A.Shape: is not supported",
        "A: { Type: AWS::SQS::Queue, Condition: Rarely } | Conditions.Rarely: unknown condition",
        "A: { Type: AWS::SQS::Queue, CreationPolicy: {} } | A.CreationPolicy: is not supported",
        "A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !If [a, 1, 2] } } | Conditions.a",
        "A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !If [a, 1] } } | !If",
        "A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !Split [a, b] } } | !Split",
        "A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: { Fn::Split: [a, b] } } } | Fn::Split",
        "A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !Not [true] } } | outside of Conditions",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B, CodeUri:"
            + " c.jar, Policies: [{ SQSPollerPolicy: { QueueName: q } }] } } | A.Policies",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B, CodeUri:"
            + " c.jar, Policies: [AdministratorAccess] } } | AdministratorAccess: is not a managed policy",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B, CodeUri:"
            + " c.jar, Policies: [{ Statement: [{ Effect: Deny }] }] } } | Policies.Statement.Effect",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B, CodeUri:"
            + " c.jar, Role: r } } | A.Role: is not supported",
        "A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !Ref B } } | !Ref B",
        "A: { Type: AWS::KMS::Key, Properties: { KeySpec: RSA_2048, KeyUsage: SIGN_VERIFY } }"
            + " | A.KeySpec: only ECC_NIST_P256",
        "A: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [], AttributeDefinitions: [] } }"
            + " | A.KeySchema",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x } } | A.Runtime",
        "A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B,"
            + " CodeUri: c.jar, VpcConfig: {} } } | A.VpcConfig: is not supported",
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
        "Mappings: { A: {} } | Mappings",
        "Globals: { Api: {} } | Globals.Api",
        "Parameters: { Size: { Type: Number } } | Parameters.Size: has no value",
        "Parameters: { Size: { Type: String, Default: c, AllowedValues: [a, b] } } | not one of [a, b]",
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
  void shouldDecideByConditions() throws IOException {
    String template =
        """
        Parameters:
          Size: { Type: String, Default: small }
        Conditions:
          IsBig: !Equals [!Ref Size, big]
          IsSmall: !Not [!Condition IsBig]
          IsAny: !Or [!Condition IsBig, Fn::Equals: [!Ref Size, small]]
          IsBoth: !And [!Condition IsBig, !Condition IsSmall]
        Resources:
          Any: { Type: AWS::SQS::Queue, Condition: IsAny }
          Both: { Type: AWS::SQS::Queue, Condition: IsBoth }
          Delayed:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: !If [IsBig, 9, 1]
        """;
    Stack stack = read(template);
    assertThat(stack.queues()).extracting(QueueSpec::id).containsExactly("Any", "Delayed");
    assertThat(stack.queues().getLast().attributes()).containsEntry("DelaySeconds", "1");
  }

  @Test
  void shouldLeaveOutWhatHasNoValue() throws IOException {
    Stack stack =
        read(
            """
            Conditions:
              Never: !Equals [a, b]
            Resources:
              A:
                Type: AWS::SQS::Queue
                Properties: { DelaySeconds: !If [Never, 1, !Ref "AWS::NoValue"] }
            """);
    assertThat(stack.queues().getFirst().attributes()).isEmpty();
  }

  @Test
  void shouldReadWhatAFunctionMayDo() throws IOException {
    Stack stack =
        read(
            """
            Resources:
              Things: { Type: AWS::DynamoDB::Table, Properties: {
                KeySchema: [{ AttributeName: id, KeyType: HASH }],
                AttributeDefinitions: [{ AttributeName: id, AttributeType: S }] } }
              Read:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - { Effect: Allow, Action: "dynamodb:Get*", Resource: !GetAtt Things.Arn }
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  Handler: a.B
                  CodeUri: c.jar
                  Policies:
                    - !Ref Read
                    - Statement:
                        - Effect: Allow
                          Action: [dynamodb:Query]
                          Resource: [!Sub "${Things.Arn}/index/*"]
            """);
    String table = Names.tableArn("Things");
    assertThat(stack.functions().getFirst().policies())
        .anyMatch(statement -> statement.allows("dynamodb:GetItem", table))
        .anyMatch(statement -> statement.allows("dynamodb:Query", table + "/index/by_owner"))
        .noneMatch(statement -> statement.allows("dynamodb:Query", table))
        .noneMatch(statement -> statement.allows("dynamodb:PutItem", table));
  }

  @Test
  void shouldTakeAnAliasForItsFunction() throws IOException {
    Stack stack =
        read(
            """
            Resources:
              Worker: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: a.B,
                CodeUri: c.jar, AutoPublishAlias: live, SnapStart: { ApplyOn: PublishedVersions } } }
            """);
    assertThat(stack.ref("Worker.Alias")).isEqualTo(Names.functionArn("Worker"));
  }

  @Test
  void shouldAcceptWhatDoesNotRunLocally() throws IOException {
    Stack stack =
        read(
            """
            Resources:
              Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 7 } }
              Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { Threshold: 1 } }
              Board: { Type: AWS::CloudWatch::Dashboard, Properties: { DashboardBody: "{}" } }
              Told: { Type: AWS::SNS::Topic }
              Tls: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Nobody } }
              Name: { Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: a.example } }
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
