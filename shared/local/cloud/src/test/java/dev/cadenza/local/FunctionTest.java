package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionTest {

  private static LocalCloud cloud;
  private static LocalCloudConfig config;

  @BeforeAll
  static void start(@TempDir Path data) {
    config =
        TestCloud.config(data)
            .withParameters(Map.of("Greeting", "welcome"))
            .withEnvironment(Map.of("EXTRA", "from outside"));
    cloud = LocalCloud.start(config);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void shouldResolveEveryVariable() {
    String http = "http://localhost:" + cloud.httpUrl().getPort();
    assertThat(cloud.environmentOf("EchoFunction"))
        .containsEntry("GREETING", "welcome")
        .containsEntry("SHARED", "from the function")
        .containsEntry("TEXT", "welcome, us-east-1${kept}")
        .containsEntry("TABLE", cloud.tableName("ItemsTable"))
        .containsEntry("QUEUE", cloud.queueUrl("WorkQueue"))
        .containsEntry("QUEUE_NAME", "WorkQueue")
        .containsEntry("BUCKET", cloud.bucketName("Files"))
        .containsEntry("KEY_ARN", cloud.resolve("TokenKey", "Arn"))
        .containsEntry("API", http)
        .containsEntry("SOCKETS", cloud.webSocketUrl().toString())
        .containsEntry("CONNECTIONS", cloud.endpoint("apigatewaymanagementapi").toString())
        .containsEntry("EXTRA", "from outside")
        .containsEntry("AWS_REGION", "us-east-1")
        .containsEntry("AWS_ENDPOINT_URL_S3", cloud.endpoint("s3").toString())
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "EchoFunction");
    assertThat(cloud.environmentOf("AnswerFunction")).containsEntry("SHARED", "from globals");
  }

  @Test
  void shouldInvokeAFunctionDirectly() throws Exception {
    assertThat(cloud.invoke("AnswerFunction", "{\"pathParameters\":{\"kind\":\"plain\"}}"))
        .contains("\"statusCode\":201")
        .contains("\"body\":\"made\"");
  }

  @Test
  void shouldFireAScheduleAtOnce() throws Exception {
    assertThat(cloud.runSchedule("TimerFunction"))
        .startsWith("\"Scheduled Event 20")
        .contains("rule/TimerFunctionEvery");
    assertThatIllegalArgumentException().isThrownBy(() -> cloud.runSchedule("EchoFunction"));
  }

  @Test
  void shouldSayWhyAFunctionFailed() {
    assertThatExceptionOfType(FunctionException.class)
        .isThrownBy(
            () -> cloud.invoke("AnswerFunction", "{\"pathParameters\":{\"kind\":\"broken\"}}"))
        .withMessageContaining("broken on purpose")
        .satisfies(
            thrown -> assertThat(thrown.type()).isEqualTo(IllegalStateException.class.getName()));
    assertThatExceptionOfType(FunctionException.class)
        .isThrownBy(() -> cloud.invoke("MissingFunction", "{}"))
        .satisfies(
            thrown -> assertThat(thrown.type()).isEqualTo(ClassNotFoundException.class.getName()));
    assertThatIllegalArgumentException().isThrownBy(() -> cloud.invoke("NoFunction", "{}"));
  }

  @Test
  void shouldRunOneAtATimeInAJvm() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LocalCloud.start(config))
        .withMessageContaining("already runs");
  }

  @Test
  void shouldSayThatThePortIsTaken() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LocalCloud.start(config.withPort(cloud.httpUrl().getPort())))
        .withMessage("port " + cloud.httpUrl().getPort() + " is in use");
  }
}
