#include "plain_output.h"

#include <stdbool.h>
#include <string.h>

// A control sequence with one parameter: ESC [ digits final. The number of bytes, or 0 where none stands at `at`.
static size_t sequence(const char *from, size_t length, size_t at, int *parameter, char *final) {
  if (length - at < 4 || from[at] != '\033' || from[at + 1] != '[') return 0;
  size_t end = at + 2;
  int value = 0;
  while (end < length && from[end] >= '0' && from[end] <= '9' && value < 10000) value = value * 10 + (from[end++] - '0');
  if (end == at + 2 || end >= length) return 0;
  *parameter = value;
  *final = from[end];
  return end + 1 - at;
}

// The text that, sent `count` times, does the same to the screen as the sequence; NULL for a sequence that stays.
static const char *substitute(char final, char before, char buffer[2]) {
  if (final == 'S') return "\n";
  if (final == 'T') return "\033M";
  if (final != 'b' || before < ' ' || before > '~') return NULL;
  buffer[0] = before;
  buffer[1] = '\0';
  return buffer;
}

// Whether ASCII is designated at `at` as set G0 (ECMA-35, 14.3.2), as ncurses does with each change of attributes,
// though it was designated last time: `is_ascii` keeps that.
static bool says_nothing(const char *from, size_t length, size_t at, bool *is_ascii) {
  if (length - at < 3 || from[at] != '\033' || from[at + 1] != '(') return false;
  bool before = *is_ascii;
  *is_ascii = from[at + 2] == 'B';
  return before && *is_ascii;
}

size_t plain_output(const char *from, size_t length, char *to, size_t capacity) {
  size_t at = 0, made = 0;
  // Not known before the first: whoever had the terminal may have designated another set.
  bool is_ascii = false;
  while (at < length) {
    if (says_nothing(from, length, at, &is_ascii)) {
      at += 3;
      continue;
    }
    // Most of it is text, which stays as it is up to the next control sequence.
    const char *next = memchr(from + at, '\033', length - at);
    size_t text = next ? (size_t)(next - from) - at : length - at;
    if (text) {
      if (text > capacity - made) return 0;
      memcpy(to + made, from + at, text);
      made += text;
      at += text;
      continue;
    }
    int count = 0;
    char final = 0, repeated[2];
    size_t taken = sequence(from, length, at, &count, &final);
    const char *each = taken ? substitute(final, at ? from[at - 1] : 0, repeated) : NULL;
    if (!each) {
      if (made == capacity) return 0;
      to[made++] = from[at++];
      continue;
    }
    size_t size = strlen(each);
    if ((size_t)count > (capacity - made) / size) return 0;
    for (int i = 0; i < count; i++, made += size) memcpy(to + made, each, size);
    at += taken;
  }
  return made;
}
