// The parts of ncurses that Swift cannot reach: macros, its global variables, and terminfo, whose header redefines
// common words.
#pragma once
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum terminal_kind {
  TERMINAL_USABLE = 0,
  TERMINAL_UNKNOWN,         // no terminfo entry of that name
  TERMINAL_WITHOUT_CURSOR,  // an entry, but no way to put the cursor anywhere
};

// Whether a full screen can be shown on a terminal called `name`. Writes nothing to it.
enum terminal_kind terminal_kind_of(const char *name, int descriptor);

// Opens the screen: raw keys, no echo, the terminal's own colours as default, scrolling by the terminal. Takes both
// streams. NULL on failure. The signal handlers that ncurses installs are removed again. A terminal of more columns or
// rows than that is opened in the size that terminfo says.
SCREEN *screen_open(const char *name, FILE *output, FILE *input, int most_columns, int most_rows);

WINDOW *screen_window(void);
int screen_rows(void);
int screen_columns(void);
int screen_colours(void);
// Whether colours are given as 0xRRGGBB.
bool screen_has_direct_colours(void);
// Whether colour -1, the terminal's own, can be asked for.
bool screen_has_default_colours(void);
// Everything is sent anew with the next refresh.
void screen_forget(void);

// Sends what has changed since the last time to `terminal`, in one write.
//
// ncurses writes each row by itself (its mvcur() flushes): forty writes wake whoever reads forty times, and frames
// are seen half drawn. So it writes into memory, which for that long stands in for the output stream's descriptor.
void screen_refresh(int terminal);

// Whether what a refresh sends is shown by the terminal at once: mode 2026 is set before and reset behind it.
void screen_synchronise(bool wanted);

// Ends the screen, to be taken again with a refresh, in one write like that of screen_refresh(). The terminal's
// settings stay those of the program.
void screen_end(int terminal);

// A terminfo string; NULL where the terminal has none.
const char *screen_capability(const char *name);

// Writes into `buffer` what leaves the screen without the help of ncurses: plain attributes, the whole screen
// scrolling again, cursor shown, alternate screen left. Returns the length in bytes, at most `capacity`.
size_t screen_leaving_bytes(char *buffer, size_t capacity, int rows);

// A cell's look without its character.
cchar_t screen_look(bool bold, bool dim, bool italic, bool underline, bool reverse, int pair);
