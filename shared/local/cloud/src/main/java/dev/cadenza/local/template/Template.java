package dev.cadenza.local.template;

import dev.cadenza.local.template.intrinsic.IntrinsicConstructor;
import dev.cadenza.local.template.intrinsic.TemplateException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** The relevant sections of a template file, in file order, with unresolved references. */
record Template(
    Map<String, Map<String, Object>> parameters,
    Map<String, Object> conditions,
    Map<String, Object> functionGlobals,
    Map<String, Resource> resources) {

  /** Sections without effect on resources. */
  private static final Set<String> IGNORED =
      Set.of("AWSTemplateFormatVersion", "Transform", "Description", "Metadata", "Outputs");

  Template {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    functionGlobals = Collections.unmodifiableMap(new LinkedHashMap<>(functionGlobals));
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
  }

  static Template read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      Object document =
          IntrinsicConstructor.normalise(new Yaml(new IntrinsicConstructor()).load(reader));
      return of(section("the template", document));
    } catch (IOException | YAMLException unreadable) {
      throw new TemplateException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static Template of(Map<String, Object> document) {
    Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
    Map<String, Object> conditions = new LinkedHashMap<>();
    Map<String, Object> functionGlobals = new LinkedHashMap<>();
    Map<String, Resource> resources = new LinkedHashMap<>();
    document.forEach(
        (name, content) -> {
          switch (name) {
            case "Parameters" ->
                section(name, content)
                    .forEach((id, body) -> parameters.put(id, section("Parameters." + id, body)));
            case "Conditions" -> conditions.putAll(section(name, content));
            case "Globals" -> functionGlobals.putAll(functionGlobals(section(name, content)));
            case "Resources" ->
                section(name, content).forEach((id, body) -> resources.put(id, resource(id, body)));
            default -> {
              if (!IGNORED.contains(name)) {
                throw TemplateException.at(name, "this section is not supported locally");
              }
            }
          }
        });
    return new Template(parameters, conditions, functionGlobals, resources);
  }

  private static Map<String, Object> functionGlobals(Map<String, Object> globals) {
    for (String kind : globals.keySet()) {
      if (!kind.equals("Function")) {
        throw TemplateException.at("Globals." + kind, "is not supported locally");
      }
    }
    return section("Globals.Function", globals.getOrDefault("Function", Map.of()));
  }

  private static Resource resource(String id, Object body) {
    Map<String, Object> parts = section(id, body);
    for (String part : parts.keySet()) {
      switch (part) {
        case "Type",
            "Properties",
            "Condition",
            "Metadata",
            "DependsOn",
            "DeletionPolicy",
            "UpdateReplacePolicy" -> {}
        default -> throw TemplateException.at(id + "." + part, "is not supported locally");
      }
    }
    if (!(parts.get("Type") instanceof String type)) {
      throw TemplateException.at(id, "has no Type");
    }
    return new Resource(
        id,
        type,
        Optional.ofNullable(parts.get("Condition")).map(String::valueOf),
        section(id + ".Properties", parts.getOrDefault("Properties", Map.of())),
        section(id + ".Metadata", parts.getOrDefault("Metadata", Map.of())));
  }

  @SuppressWarnings("unchecked") // normalise() ensures that every map has string keys
  static Map<String, Object> section(String place, Object content) {
    if (content instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw TemplateException.at(place, "expected a map");
  }
}
