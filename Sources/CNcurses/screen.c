#define _GNU_SOURCE
#include "screen.h"

#include "plain_output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <term.h>
#include <unistd.h>

enum terminal_kind terminal_kind_of(const char *name, int descriptor) {
  int problem = 0;
  if (setupterm((char *)name, descriptor, &problem) != OK) return TERMINAL_UNKNOWN;
  const char *address = tigetstr("cup");
  enum terminal_kind kind = address && address != (char *)-1 ? TERMINAL_USABLE : TERMINAL_WITHOUT_CURSOR;
  del_curterm(cur_term);
  return kind;
}

static bool default_colours = false;
static int output_descriptor = -1;
static int memory = -1;

// Whether the terminal says that it has more columns or rows than that.
static bool is_larger(int terminal, int most_columns, int most_rows) {
  struct winsize size;
  return ioctl(terminal, TIOCGWINSZ, &size) == 0 && (size.ws_col > most_columns || size.ws_row > most_rows);
}

SCREEN *screen_open(const char *name, FILE *output, FILE *input, int most_columns, int most_rows) {
  // LINES and COLUMNS of the environment would freeze the size.
  use_env(FALSE);
  // ncurses makes room for whatever size the terminal says it has: a huge one is left to resize_term.
  use_tioctl(!is_larger(fileno(output), most_columns, most_rows));
  enum { CAUGHT = 4 };
  const int caught[CAUGHT] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
  struct sigaction before[CAUGHT];
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], NULL, &before[i]);
  SCREEN *screen = newterm((char *)name, output, input);
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &before[i], NULL);
  if (!screen) return NULL;
  output_descriptor = fileno(output);
  if (memory < 0) memory = memfd_create("screen", MFD_CLOEXEC);
  raw();
  noecho();
  nonl();
  // A waiting key must not cut a refresh short.
  typeahead(-1);
  idlok(stdscr, TRUE);
  leaveok(stdscr, TRUE);
  curs_set(0);
  // Before the pairs are made: afterwards every cell of the screen is looked at for those of pair 0.
  default_colours = has_colors() && use_default_colors() == OK;
  default_colours = has_colors() && start_color() == OK && default_colours;
  return screen;
}

WINDOW *screen_window(void) { return stdscr; }
int screen_rows(void) { return LINES; }
int screen_columns(void) { return COLS; }
int screen_colours(void) { return has_colors() ? COLORS : 0; }

bool screen_has_direct_colours(void) {
  if (!has_colors() || COLORS < 1 << 24) return false;
  if (tigetflag("RGB") == 1 || tigetnum("RGB") == 8) return true;
  const char *bits = screen_capability("RGB");
  return bits && strcmp(bits, "8/8/8") == 0;
}

bool screen_has_default_colours(void) { return default_colours; }
void screen_forget(void) { clearok(curscr, TRUE); }

static void send_bytes(int terminal, const char *bytes, size_t count) {
  for (size_t done = 0; done < count;) {
    ssize_t written = write(terminal, bytes + done, count - done);
    if (written > 0) done += (size_t)written;
    else if (errno != EINTR) return;
  }
}

static bool synchronised = false;
void screen_synchronise(bool wanted) { synchronised = wanted; }

static size_t put(char *to, const char *bytes) {
  size_t length = strlen(bytes);
  memcpy(to, bytes, length);
  return length;
}

static void send_memory(int terminal, bool at_once) {
  struct stat status;
  if (fstat(memory, &status) != 0 || status.st_size <= 0) return;
  size_t length = (size_t)status.st_size, capacity = 4 * length + 4096;
  enum { MARKS = 16 };
  char *frame = malloc(length + capacity + MARKS);
  if (!frame) return;
  ssize_t count = pread(memory, frame, length, 0);
  if (count > 0) {
    char *plain = frame + length;
    size_t begun = at_once ? put(plain, "\033[?2026h") : 0;
    size_t made = plain_output(frame, (size_t)count, plain + begun, capacity);
    size_t end = begun + made;
    if (at_once) end += put(plain + end, "\033[?2026l");
    if (made) send_bytes(terminal, plain, end);
    else send_bytes(terminal, frame, (size_t)count);
  }
  free(frame);
}

// Has memory stand in for the output stream's descriptor.
static bool begin_memory(void) {
  return memory >= 0 && ftruncate(memory, 0) == 0 && lseek(memory, 0, SEEK_SET) == 0 &&
         dup3(memory, output_descriptor, O_CLOEXEC) >= 0;
}

static void end_memory(int terminal, bool at_once) {
  dup3(terminal, output_descriptor, O_CLOEXEC);
  send_memory(terminal, at_once);
}

void screen_refresh(int terminal) {
  bool stands_in = begin_memory();
  wrefresh(stdscr);
  if (stands_in) end_memory(terminal, synchronised);
}

void screen_end(int terminal) {
  // Memory has no settings, so that endwin() changes none.
  bool stands_in = begin_memory();
  endwin();
  if (stands_in) end_memory(terminal, false);
}

const char *screen_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

static char *target;
static size_t target_length, target_capacity;

static int put_byte(int byte) {
  if (target_length < target_capacity) target[target_length++] = (char)byte;
  return byte;
}

static void put_capability(const char *value) {
  if (value && value != (char *)-1) tputs(value, 1, put_byte);
}

size_t screen_leaving_bytes(char *buffer, size_t capacity, int rows) {
  target = buffer;
  target_capacity = capacity;
  target_length = 0;
  put_capability(exit_attribute_mode);
  put_capability(orig_pair);
  if (change_scroll_region) put_capability(tiparm(change_scroll_region, 0, rows > 0 ? rows - 1 : 0));
  put_capability(cursor_normal);
  if (cursor_address) put_capability(tiparm(cursor_address, rows > 0 ? rows - 1 : 0, 0));
  if (exit_ca_mode) {
    put_capability(exit_ca_mode);
  } else {
    put_byte('\r');
    put_byte('\n');
  }
  return target_length;
}

cchar_t screen_look(bool bold, bool dim, bool italic, bool underline, bool reverse, int pair) {
  attr_t attributes = A_NORMAL;
  if (bold) attributes |= A_BOLD;
  if (dim) attributes |= A_DIM;
  if (italic) attributes |= A_ITALIC;
  if (underline) attributes |= A_UNDERLINE;
  if (reverse) attributes |= A_REVERSE;
  cchar_t look;
  setcchar(&look, L" ", attributes, 0, &pair);
  return look;
}
