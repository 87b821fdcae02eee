#ifndef CPOPPLER_H
#define CPOPPLER_H

// The words of a PDF's pages with their places, and its bookmarks, by poppler-cpp. Nothing throws across this border.

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pdf_document pdf_document;

typedef enum { pdf_readable = 0, pdf_damaged = 1, pdf_locked = 2 } pdf_state;

/// A run of text without white space. Places are points (1/72 inch) from the top left corner of the page.
typedef struct {
  double left, top, right, bottom;
  /// The size of its font in points; 0 where unknown.
  double size;
  /// UTF-8, `length` bytes.
  const char *text;
  size_t length;
} pdf_word;

/// An entry of the outline; `level` is 1 for the highest.
typedef struct {
  int level;
  const char *text;
  size_t length;
} pdf_bookmark;

/// Opens the document in `bytes`, which must stay until `pdf_close`. NULL where it cannot be read; `state` says why.
pdf_document *pdf_open(const char *bytes, size_t count, pdf_state *state);

int pdf_page_count(const pdf_document *document);

/// The words of page `index` (from 0) in the order poppler reads them, and the width of the page in points; the words
/// stay until the next call. False where the page cannot be read.
bool pdf_page_words(pdf_document *document, int index, const pdf_word **words, size_t *count, double *width);

/// The first `limit` bookmarks in document order; they stay until the next call.
///
/// poppler reads an outline whole and by recursion, so that one made to nest without end takes all time or the stack:
/// it is read in a process of its own, which gets so many milliseconds. What it did not tell by then is left out.
void pdf_bookmarks(pdf_document *document, size_t limit, int milliseconds, const pdf_bookmark **bookmarks,
                   size_t *count);

void pdf_close(pdf_document *document);

#ifdef __cplusplus
}
#endif
#endif
