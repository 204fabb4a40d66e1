package dev.cadenza.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Teaches SnakeYAML the short forms {@code !Ref}, {@code !Sub} and {@code !GetAtt}. */
final class IntrinsicConstructor extends SafeConstructor {

  IntrinsicConstructor() {
    super(new LoaderOptions());
    construct("!Ref", IntrinsicConstructor::ref);
    construct("!Sub", IntrinsicConstructor::sub);
    construct("!GetAtt", IntrinsicConstructor::getAtt);
    yamlMultiConstructors.put(
        "!",
        new AbstractConstruct() {
          @Override
          public Object construct(Node node) {
            throw new TemplateException(
                node.getTag().getValue() + " is not honoured locally" + node.getStartMark());
          }
        });
  }

  private void construct(String tag, Function<Object, Intrinsic> meaning) {
    yamlConstructors.put(
        new Tag(tag),
        new AbstractConstruct() {
          @Override
          public Object construct(Node node) {
            return meaning.apply(plain(node));
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

  /** The long forms ({@code Ref: X}, {@code Fn::Sub: ...}) turned into the same objects, deeply. */
  static Object normalise(Object value) {
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
    return switch (entry.getKey()) {
      case "Ref" -> ref(entry.getValue());
      case "Fn::Sub" -> sub(entry.getValue());
      case "Fn::GetAtt" -> getAtt(entry.getValue());
      case String key when key.startsWith("Fn::") ->
          throw new TemplateException(key + " is not honoured locally");
      default -> map;
    };
  }

  private static Intrinsic ref(Object value) {
    return new Intrinsic.Ref(String.valueOf(value));
  }

  private static Intrinsic getAtt(Object value) {
    if (value instanceof List<?> parts && parts.size() == 2) {
      return new Intrinsic.GetAtt(String.valueOf(parts.get(0)), String.valueOf(parts.get(1)));
    }
    return Intrinsic.GetAtt.parse(String.valueOf(value));
  }

  private static Intrinsic sub(Object value) {
    if (value instanceof List<?> parts
        && parts.size() == 2
        && normalise(parts.get(1)) instanceof Map<?, ?> variables) {
      Map<String, Object> named = new LinkedHashMap<>();
      variables.forEach((name, variable) -> named.put(String.valueOf(name), variable));
      return new Intrinsic.Sub(String.valueOf(parts.get(0)), named);
    }
    return new Intrinsic.Sub(String.valueOf(value), Map.of());
  }
}
