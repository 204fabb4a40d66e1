package dev.cadenza.dashboard;

import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.jobs.parameters.JobParameters.Input;
import dev.cadenza.model.JobType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The schemas of submissions, generated from the job types and the table that validates them. */
final class SubmissionSchemas {
  /** The schema of a submission of any job type. */
  static final String ANY = "NewJob";

  private SubmissionSchemas() {}

  /** The schemas of a type's parameters and of its submission, by name. */
  static Map<String, Object> of(JobType type) {
    Map<String, Object> schemas = new LinkedHashMap<>();
    schemas.put(parametersOf(type), JobParameters.of(type).schema());
    schemas.put(submissionOf(type), submission(type));
    return schemas;
  }

  static Map<String, Object> any() {
    Map<String, String> mapping =
        Arrays.stream(JobType.values())
            .collect(
                Collectors.toMap(
                    JobType::wire,
                    type -> pointer(submissionOf(type)),
                    (first, _) -> first,
                    LinkedHashMap::new));
    return Map.of(
        "oneOf",
        mapping.values().stream().map(SubmissionSchemas::reference).toList(),
        "discriminator",
        Map.of("propertyName", "job_type", "mapping", mapping));
  }

  /** The names of the types. */
  static Map<String, Object> types() {
    return Map.of(
        "type",
        "string",
        "enum",
        wires(),
        "description",
        "`stt` is speech to text, `tts` text to speech.");
  }

  /** A number for each type. */
  static Map<String, Object> countsByType() {
    Map<String, Object> counts = new LinkedHashMap<>();
    wires().forEach(wire -> counts.put(wire, Map.of("type", "integer", "minimum", 0)));
    return Map.of(
        "type", "object", "required", wires(), "additionalProperties", false, "properties", counts);
  }

  private static List<String> wires() {
    return Arrays.stream(JobType.values()).map(JobType::wire).toList();
  }

  /** A submission of each type, by the type's name. */
  static Map<String, Object> examples() {
    Map<String, Object> examples = new LinkedHashMap<>();
    for (JobType type : JobType.values()) {
      examples.put(type.wire(), Map.of("value", example(JobParameters.of(type))));
    }
    return examples;
  }

  private static Map<String, Object> example(JobParameters rules) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("project", "01JQZV4M3T6X8K2N5B7C9D1E4F");
    example.put("job_type", rules.type().wire());
    if (rules.input() == Input.REQUIRED) {
      example.put("input_file", "01JQZV8E2W9Y4R7T1V3X5Z6A8C");
    }
    example.put("parameters", rules.example());
    return example;
  }

  private static Map<String, Object> submission(JobType type) {
    JobParameters rules = JobParameters.of(type);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("project", reference(pointer("Id")));
    properties.put("job_type", Map.of("type", "string", "const", type.wire()));
    properties.put("input_file", inputFile(rules.input()));
    properties.put("parameters", reference(pointer(parametersOf(type))));
    properties.put(
        "title",
        Map.of(
            "type",
            "string",
            "maxLength",
            200,
            "description",
            "What to call the job. Default: the name of its file."));
    List<String> required = new ArrayList<>(List.of("project", "job_type"));
    if (rules.input() == Input.REQUIRED) {
      required.add("input_file");
    }
    if (rules.schema().containsKey("required")) {
      required.add("parameters");
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("required", required);
    schema.put("properties", properties);
    if (rules.input() == Input.OR_TEXT) {
      schema.put("anyOf", List.of(WITH_TEXT, WITH_FILE));
    }
    return schema;
  }

  private static Map<String, Object> inputFile(Input input) {
    String description = "The `id` of one of your completed uploads.";
    return switch (input) {
      case REQUIRED -> Map.of("$ref", pointer("Id"), "description", description);
      case OR_TEXT, NONE ->
          Map.of(
              "anyOf",
              List.of(reference(pointer("Id")), Map.of("type", "null")),
              "description",
              description);
    };
  }

  private static final Map<String, Object> WITH_TEXT =
      Map.of(
          "title",
          "With a text",
          "required",
          List.of("parameters"),
          "properties",
          Map.of("parameters", Map.of("required", List.of("text"))));

  private static final Map<String, Object> WITH_FILE =
      Map.of(
          "title",
          "With a file",
          "required",
          List.of("input_file"),
          "properties",
          Map.of("input_file", Map.of("type", "string")));

  static String parametersOf(JobType type) {
    return name(type) + "Parameters";
  }

  private static String submissionOf(JobType type) {
    return "New" + name(type) + "Job";
  }

  /** Converts {@code AI_STORIES} to {@code AiStories}. */
  private static String name(JobType type) {
    return Arrays.stream(type.wire().split("_"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static Map<String, Object> reference(String pointer) {
    return Map.of("$ref", pointer);
  }

  private static String pointer(String schema) {
    return "#/components/schemas/" + schema;
  }
}
