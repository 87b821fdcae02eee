#pragma once
#include <stddef.h>

// Output of ncurses in sequences that every terminal knows. Scrolling by SU and SD and repeating by REP (ECMA-48,
// clauses 8.3.147, 8.3.113, 8.3.103) are left out by some terminals and got wrong by others, whatever terminfo says
// of them. ncurses sends SU with the cursor on the bottom margin and SD on the top one, where as many line feeds and
// reverse indexes do the same.
//
// A set of characters that is designated already is not designated again.
//
// Copies `length` bytes from `from` to `to`; returns how many were made, 0 where `capacity` is too small.
size_t plain_output(const char *from, size_t length, char *to, size_t capacity);
