#ifndef CPOPPLER_H
#define CPOPPLER_H

// The words of a PDF's pages with their places, the strokes of its tables, and its bookmarks, by poppler. Nothing throws
// across this border.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pdf_document pdf_document;

typedef enum { pdf_readable = 0, pdf_damaged = 1, pdf_locked = 2 } pdf_state;

/// A run of text without white space. Places are points (1/72 inch) from the top left corner of the page.
typedef struct {
  double left, top, right, bottom;
  /// The line its characters stand on: its distance from the top, or from the left where `turn` is odd.
  double baseline;
  /// The size of its font in points; 0 where unknown.
  double size;
  /// UTF-8, `length` bytes, from left to right as they stand on the page.
  const char *text;
  size_t length;
  /// The line poppler has it on, from 0 on each page, in the order they are read.
  int32_t line;
  /// Quarter turns clockwise by which it is turned, 0…3.
  uint8_t turn;
  bool is_bold;
  /// The number of the object that its font is, where that has no name; else 0.
  int32_t face;
  /// Whether a space is written before the next word of the line.
  bool has_space_after;
} pdf_word;

/// A stroke of a drawing, level or upright.
typedef struct {
  double left, top, right, bottom;
} pdf_stroke;

/// Text that is turned by no quarter: UTF-8, `length` bytes.
typedef struct {
  const char *text;
  size_t length;
} pdf_slanted;

/// A page, until the next one is read.
typedef struct {
  const pdf_word *words;
  size_t word_count;
  const pdf_stroke *strokes;
  size_t stroke_count;
  const pdf_slanted *slanted;
  size_t slanted_count;
  /// In points, as it is looked at.
  double width, height;
} pdf_page;

/// An entry of the outline; `level` is 1 for the highest.
typedef struct {
  int level;
  /// The page it leads to, from 0; -1 where it leads to none.
  int page;
  /// The distance of the place from the top of the page in points; negative where it is the whole page.
  double top;
  const char *text;
  size_t length;
} pdf_bookmark;

/// Opens the document in `bytes`, which must stay until `pdf_close`. NULL where it cannot be read; `state` says why.
pdf_document *pdf_open(const char *bytes, size_t count, pdf_state *state);

int pdf_page_count(pdf_document *document);

/// Reads page `index` (from 0) into `page`. Words stand in the order poppler reads them. False where the page cannot be
/// read.
bool pdf_read_page(pdf_document *document, int index, pdf_page *page);

/// The first `limit` bookmarks in document order; they stay until the next call.
///
/// An outline may be made to nest or go on without end: it is read in a process of its own, which gets so many
/// milliseconds. What it did not tell by then is left out.
void pdf_bookmarks(pdf_document *document, size_t limit, int milliseconds, const pdf_bookmark **bookmarks,
                   size_t *count);

void pdf_close(pdf_document *document);

/// Whether a font of the pages read has characters of a collection (ISO 32000-1, 9.7.5.2) that is named and not inside the
/// document, and whose tables poppler has not: they are those of poppler-data.
bool pdf_lacks_tables(void);

/// Whether a message of poppler says so.
bool pdf_names_missing_tables(const char *message);

#ifdef __cplusplus
}
#endif
#endif
