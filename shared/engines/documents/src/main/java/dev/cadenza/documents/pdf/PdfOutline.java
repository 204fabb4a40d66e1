package dev.cadenza.documents.pdf;

import dev.cadenza.documents.parts.TextCleaner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** The bookmarks of a PDF, of the highest level of which there are several. */
record PdfOutline(List<Entry> entries) {
  private static final int MAX_ENTRIES = 2_000;
  private static final int MAX_DEPTH = 5;

  PdfOutline {
    entries = List.copyOf(entries);
  }

  /**
   * @param page from 0
   */
  record Entry(String title, int page) {}

  static PdfOutline of(PDDocument document) throws IOException {
    PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
    PDOutlineNode node = outline;
    List<PDOutlineItem> items = List.of();
    for (int depth = 0; depth < MAX_DEPTH && node != null && items.size() < 2; depth++) {
      items = children(node);
      node = items.size() == 1 ? items.getFirst() : null;
    }
    List<Entry> entries = new ArrayList<>();
    for (PDOutlineItem item : items) {
      PDPage page = item.findDestinationPage(document);
      String title = TextCleaner.clean(item.getTitle() == null ? "" : item.getTitle());
      int number = page == null ? -1 : document.getPages().indexOf(page);
      if (number >= 0 && !title.isEmpty()) {
        entries.add(new Entry(title, number));
      }
    }
    return new PdfOutline(entries);
  }

  /** At most some: entries may lead to each other in a circle. */
  private static List<PDOutlineItem> children(PDOutlineNode node) {
    List<PDOutlineItem> items = new ArrayList<>();
    for (PDOutlineItem item : node.children()) {
      items.add(item);
      if (items.size() == MAX_ENTRIES) {
        break;
      }
    }
    return items;
  }

  /** Titles by the index of the part with which each begins. */
  Map<Integer, String> places(List<PdfParagraphs.Placed> parts) {
    Map<Integer, String> places = new LinkedHashMap<>();
    int from = 0;
    for (Entry entry : entries) {
      int place = place(entry, parts, from);
      if (place < parts.size()) {
        places.putIfAbsent(place, entry.title());
        from = place;
      }
    }
    return places;
  }

  private static int place(Entry entry, List<PdfParagraphs.Placed> parts, int from) {
    int page = from;
    while (page < parts.size() && parts.get(page).page() < entry.page()) {
      page++;
    }
    String title = plain(entry.title());
    for (int i = page; i < parts.size() && parts.get(i).page() == entry.page(); i++) {
      String text = plain(parts.get(i).part().text());
      if (text.equals(title) || (!text.isEmpty() && title.startsWith(text + " "))) {
        return i;
      }
    }
    return page;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
