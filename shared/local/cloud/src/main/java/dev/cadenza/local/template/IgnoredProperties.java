package dev.cadenza.local.template;

import java.util.Map;
import java.util.Set;

/** Properties of a template that the local cloud ignores, with reasons. */
final class IgnoredProperties {

  private static final Set<String> FUNCTION =
      Set.of(
          "PermissionsBoundary",
          // How Lambda runs it; here it runs on this machine.
          "Architectures",
          "EphemeralStorage",
          "SnapStart",
          "AutoPublishAlias",
          "AutoPublishAliasAllProperties",
          "DeploymentPreference",
          "ReservedConcurrentExecutions",
          // Only for monitoring.
          "Description",
          "Tags",
          "Tracing",
          "LoggingConfig");

  private static final Map<String, Set<String>> BY_TYPE =
      Map.ofEntries(
          Map.entry("AWS::Serverless::Function", FUNCTION),
          Map.entry(
              "AWS::Serverless::LayerVersion",
              Set.of(
                  "LayerName",
                  "Description",
                  "CompatibleRuntimes",
                  "CompatibleArchitectures",
                  "RetentionPolicy",
                  "LicenseInfo")),
          Map.entry(
              "AWS::Serverless::HttpApi",
              Set.of("Name", "Description", "Tags", "AccessLogSettings", "DefaultRouteSettings")),
          Map.entry("AWS::ApiGatewayV2::Api", Set.of("Name", "Description", "Tags")),
          Map.entry(
              "AWS::ApiGatewayV2::Stage",
              Set.of(
                  "AutoDeploy",
                  "DeploymentId",
                  "Description",
                  "Tags",
                  "AccessLogSettings",
                  "DefaultRouteSettings")),
          Map.entry("AWS::ApiGatewayV2::Authorizer", Set.of("Name")),
          Map.entry("AWS::ApiGatewayV2::Integration", Set.of("Description", "IntegrationMethod")),
          Map.entry("AWS::ApiGatewayV2::Route", Set.of("OperationName")),
          Map.entry(
              "AWS::SQS::Queue",
              Set.of("SqsManagedSseEnabled", "KmsMasterKeyId", "RedriveAllowPolicy", "Tags")),
          Map.entry(
              "AWS::DynamoDB::Table",
              Set.of(
                  // Capacity is unlimited; the emulator returns 400 for backups and tags.
                  "BillingMode",
                  "ProvisionedThroughput",
                  "OnDemandThroughput",
                  "TableClass",
                  "PointInTimeRecoverySpecification",
                  "SSESpecification",
                  "DeletionProtectionEnabled",
                  "ContributorInsightsSpecification",
                  "Tags")),
          Map.entry(
              "AWS::S3::Bucket",
              Set.of(
                  "BucketEncryption",
                  "PublicAccessBlockConfiguration",
                  "OwnershipControls",
                  "LifecycleConfiguration",
                  "Tags")),
          Map.entry(
              "AWS::KMS::Key",
              Set.of(
                  "Description",
                  "KeyPolicy",
                  "Enabled",
                  "EnableKeyRotation",
                  "PendingWindowInDays",
                  "Tags")));

  private IgnoredProperties() {}

  static Set<String> of(String type) {
    return BY_TYPE.getOrDefault(type, Set.of());
  }
}
