#define _GNU_SOURCE
#include "screen.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
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

SCREEN *screen_open(const char *name, FILE *output, FILE *input) {
  // LINES and COLUMNS of the environment would freeze the size.
  use_env(FALSE);
  use_tioctl(TRUE);
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
  if (has_colors() && start_color() == OK) default_colours = use_default_colors() == OK;
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

static void send_memory(int terminal) {
  char buffer[16384];
  off_t at = 0;
  ssize_t count;
  while ((count = pread(memory, buffer, sizeof buffer, at)) > 0) {
    for (ssize_t done = 0; done < count;) {
      ssize_t written = write(terminal, buffer + done, (size_t)(count - done));
      if (written > 0) done += written;
      else if (errno != EINTR) return;
    }
    at += count;
  }
}

void screen_refresh(int terminal) {
  bool stands_in = memory >= 0 && ftruncate(memory, 0) == 0 && lseek(memory, 0, SEEK_SET) == 0 &&
                   dup3(memory, output_descriptor, O_CLOEXEC) >= 0;
  wrefresh(stdscr);
  if (!stands_in) return;
  dup3(terminal, output_descriptor, O_CLOEXEC);
  send_memory(terminal);
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
