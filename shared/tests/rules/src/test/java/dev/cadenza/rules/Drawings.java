package dev.cadenza.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/** The drawings of docs/architecture.md, as Mermaid flowcharts. */
record Drawings(CodeMap code) {
  /** All drawings with their headings, in Markdown. */
  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("The groups:");
    lines.addAll(flowchart(arrows("    ", CodeMap.reduced(code.groups()), it -> it)));
    lines.add("The modules of each group:");
    lines.addAll(flowchart(moduleLines()));
    lines.add("The packages of modules that have several:");
    for (String group : code.groups().keySet()) {
      List<String> packages = packageLines(group);
      if (!packages.isEmpty()) {
        lines.addAll(flowchart(packages));
      }
    }
    return String.join("\n", lines).strip() + "\n";
  }

  private static List<String> flowchart(List<String> body) {
    List<String> lines = new ArrayList<>(List.of("", "```mermaid", "flowchart BT"));
    lines.addAll(body);
    lines.addAll(List.of("```", ""));
    return lines;
  }

  private List<String> moduleLines() {
    List<String> lines = new ArrayList<>();
    for (String group : code.groups().keySet()) {
      SortedMap<String, SortedSet<String>> modules = code.modulesOf(group);
      if (group.equals("functions")) {
        continue;
      }
      lines.add("    subgraph " + group);
      modules.keySet().forEach(module -> lines.add("        " + node(module, lastPart(module))));
      lines.addAll(arrows("        ", CodeMap.reduced(modules), Drawings::id));
      lines.add("    end");
    }
    return lines;
  }

  private List<String> packageLines(String group) {
    List<String> lines = new ArrayList<>();
    for (String module : code.modulesOf(group).keySet()) {
      SortedMap<String, SortedSet<String>> packages = code.packagesOf(module);
      if (packages.size() < 2) {
        continue;
      }
      lines.add("    subgraph " + id(module) + "[" + module.replaceFirst("^shared/", "") + "]");
      packages.keySet().forEach(name -> lines.add("        " + node(name, label(name))));
      lines.addAll(arrows("        ", CodeMap.reduced(packages), Drawings::id));
      lines.add("    end");
    }
    return lines;
  }

  private static List<String> arrows(
      String indent, Map<String, SortedSet<String>> graph, UnaryOperator<String> id) {
    List<String> lines = new ArrayList<>();
    graph.forEach(
        (from, targets) ->
            targets.forEach(to -> lines.add(indent + id.apply(from) + " --> " + id.apply(to))));
    return lines;
  }

  private static String node(String name, String label) {
    return id(name) + "[" + label + "]";
  }

  private static String label(String name) {
    return name.replaceFirst("^dev\\.cadenza\\.", "");
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Mermaid reserves some words, such as {@code end}. */
  private static String id(String name) {
    return "n_" + name.replaceFirst("^dev\\.cadenza\\.", "").replaceAll("[^A-Za-z0-9]", "_");
  }
}
