// One width table for the layout and for ncurses. libncursesw asks wcwidth() through the dynamic linker, and finds
// the one defined here in the executable: what the layout counts and where ncurses puts the cursor cannot differ.
#pragma once
#include <stdint.h>
#include <wchar.h>

// The class of a scalar that takes one or two columns as the terminal likes (UAX #11, East Asian Ambiguous).
#define WIDTH_CLASS_AMBIGUOUS 3

extern const uint8_t *width_blocks;
extern const uint8_t *width_classes;
extern int width_ambiguous;

// Gives the table: the class of scalar s is classes[blocks[s >> 8] * 256 + (s & 255)], and is 0, 1 or 2 columns or
// WIDTH_CLASS_AMBIGUOUS. `blocks` has 0x1100 entries. Both must live as long as the program.
void width_table_set(const uint8_t *blocks, const uint8_t *classes);

// Says how many columns, 1 or 2, an ambiguous scalar takes.
void width_ambiguous_set(int columns);

// Columns that a scalar takes: 0, 1 or 2.
static inline int width_of(uint32_t scalar) {
  if (scalar > 0x10FFFF) return 0;
  uint8_t class = width_classes[width_blocks[scalar >> 8] * 256 + (scalar & 255)];
  return class == WIDTH_CLASS_AMBIGUOUS ? width_ambiguous : class;
}

int wcwidth(wchar_t character);
int wcswidth(const wchar_t *string, size_t length);
