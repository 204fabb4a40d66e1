package dev.cadenza.local.template.intrinsic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Parses the short forms of {@link Intrinsics} in SnakeYAML, and rejects others. */
public final class IntrinsicConstructor extends SafeConstructor {

  public IntrinsicConstructor() {
    super(new LoaderOptions());
    Intrinsics.NAMES.forEach(this::construct);
    yamlMultiConstructors.put(
        "!",
        new AbstractConstruct() {
          @Override
          public Object construct(Node node) {
            throw new TemplateException(
                node.getTag().getValue() + " is not supported locally" + node.getStartMark());
          }
        });
  }

  private void construct(String name) {
    yamlConstructors.put(
        new Tag("!" + name),
        new AbstractConstruct() {
          @Override
          public Object construct(Node node) {
            return Intrinsics.of(name, normalise(plain(node))).orElseThrow();
          }
        });
  }

  private Object plain(Node node) {
    return switch (node) {
      case ScalarNode scalar -> constructScalar(scalar);
      case SequenceNode sequence -> constructSequence(sequence);
      case MappingNode mapping -> constructMapping(mapping);
      default -> throw new TemplateException("unreadable value" + node.getStartMark());
    };
  }

  /**
   * Converts the long forms ({@code Ref: X}, {@code Fn::Sub: ...}) to the same objects,
   * recursively.
   */
  public static Object normalise(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, entry) -> copy.put(String.valueOf(key), normalise(entry)));
      return copy.size() == 1 ? longForm(copy) : copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(IntrinsicConstructor::normalise).toList();
    }
    return value;
  }

  private static Object longForm(Map<String, Object> map) {
    Map.Entry<String, Object> entry = map.entrySet().iterator().next();
    String key = entry.getKey();
    // A condition's long form has no prefix, and the value of a resource's Condition is not a
    // function.
    if (key.equals("Ref") || key.startsWith("Fn::")) {
      return Intrinsics.of(key.replaceFirst("^Fn::", ""), entry.getValue())
          .orElseThrow(() -> new TemplateException(key + " is not supported locally"));
    }
    return map;
  }
}
