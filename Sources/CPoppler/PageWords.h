#ifndef PAGE_WORDS_H
#define PAGE_WORDS_H

#include "CPoppler.h"

#include <cstdint>
#include <string>
#include <vector>

class PDFDoc;

/// Appends the UTF-8 of `scalar`; nothing for what is no character.
void append_utf8(std::string &text, uint32_t scalar);

/// Collects what stands on a page; kept from page to page for its memory.
class page_words {
 public:
  /// Reads page `number` (from 1). `page` points into this until the next call.
  bool read(PDFDoc &document, int number, pdf_page &page);

 private:
  std::string text;
  std::vector<pdf_word> words;
  std::vector<pdf_stroke> strokes;
  std::vector<std::string> slanted_texts;
  std::vector<pdf_slanted> slanted;
};

#endif
