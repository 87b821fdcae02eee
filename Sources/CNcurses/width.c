#include "width.h"

// Until the table is given: every scalar one column. No screen is open by then.
static const uint8_t one_block[0x1100];
static const uint8_t one_column[256] = {[0 ... 255] = 1};

const uint8_t *width_blocks = one_block;
const uint8_t *width_classes = one_column;
int width_ambiguous = 1;

void width_table_set(const uint8_t *blocks, const uint8_t *classes) {
  width_blocks = blocks;
  width_classes = classes;
}

void width_ambiguous_set(int columns) { width_ambiguous = columns == 2 ? 2 : 1; }

// -1 for what is no printable character, as POSIX has it.
__attribute__((visibility("default"), used)) int wcwidth(wchar_t character) {
  uint32_t scalar = (uint32_t)character;
  if (scalar == 0) return 0;
  if (scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) || scalar > 0x10FFFF) return -1;
  return width_of(scalar);
}

__attribute__((visibility("default"), used)) int wcswidth(const wchar_t *string, size_t length) {
  int columns = 0;
  for (size_t i = 0; i < length && string[i] != 0; i++) {
    int width = wcwidth(string[i]);
    if (width < 0) return -1;
    columns += width;
  }
  return columns;
}
