#include "CPoppler.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-toc.h>

#include <climits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

void say_nothing(const std::string &, void *) {}

std::string utf8(const poppler::ustring &text) {
  const poppler::byte_array bytes = text.to_utf8();
  return std::string(bytes.begin(), bytes.end());
}

}  // namespace

struct pdf_document {
  std::unique_ptr<poppler::document> document;
  std::vector<std::string> texts;
  std::vector<pdf_word> words;
  std::vector<pdf_bookmark> bookmarks;
};

pdf_document *pdf_open(const char *bytes, size_t count, pdf_state *state) {
  *state = pdf_damaged;
  if (count > INT_MAX) return nullptr;
  try {
    poppler::set_debug_error_function(say_nothing, nullptr);
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes, static_cast<int>(count)));
    if (!document) return nullptr;
    if (document->is_locked()) {
      *state = pdf_locked;
      return nullptr;
    }
    std::unique_ptr<pdf_document> opened(new pdf_document);
    opened->document = std::move(document);
    *state = pdf_readable;
    return opened.release();
  } catch (...) {
    return nullptr;
  }
}

int pdf_page_count(const pdf_document *document) {
  try {
    return document->document->pages();
  } catch (...) {
    return 0;
  }
}

bool pdf_page_words(pdf_document *document, int index, const pdf_word **words, size_t *count) {
  *words = nullptr;
  *count = 0;
  document->words.clear();
  document->texts.clear();
  try {
    const std::unique_ptr<poppler::page> page(document->document->create_page(index));
    if (!page) return false;
    const std::vector<poppler::text_box> boxes = page->text_list(poppler::page::text_list_include_font);
    document->words.reserve(boxes.size());
    // No text may move once a word points into it.
    document->texts.reserve(boxes.size());
    for (const poppler::text_box &box : boxes) {
      const poppler::rectf place = box.bbox();
      document->texts.push_back(utf8(box.text()));
      const std::string &text = document->texts.back();
      document->words.push_back({place.left(), place.top(), place.right(), place.bottom(),
                                 box.has_font_info() ? box.get_font_size() : 0, text.data(), text.size()});
    }
  } catch (...) {
    return false;
  }
  *words = document->words.data();
  *count = document->words.size();
  return true;
}

void pdf_bookmarks(pdf_document *document, size_t limit, const pdf_bookmark **bookmarks, size_t *count) {
  *bookmarks = nullptr;
  *count = 0;
  document->bookmarks.clear();
  document->texts.clear();
  try {
    const std::unique_ptr<poppler::toc> outline(document->document->create_toc());
    if (!outline || !outline->root()) return;
    document->texts.reserve(limit);
    struct entry {
      const poppler::toc_item *item;
      int level;
    };
    // Entries still to be looked at, the next one last: an outline may nest deeper than the stack.
    std::vector<entry> waiting{{outline->root(), 0}};
    while (!waiting.empty() && document->bookmarks.size() < limit) {
      const entry next = waiting.back();
      waiting.pop_back();
      if (next.level > 0) {
        document->texts.push_back(utf8(next.item->title()));
        const std::string &text = document->texts.back();
        document->bookmarks.push_back({next.level, text.data(), text.size()});
      }
      const std::vector<poppler::toc_item *> below = next.item->children();
      for (auto item = below.rbegin(); item != below.rend(); ++item) waiting.push_back({*item, next.level + 1});
    }
  } catch (...) {
  }
  *bookmarks = document->bookmarks.data();
  *count = document->bookmarks.size();
}

void pdf_close(pdf_document *document) { delete document; }
