// Loaded into the program before its other libraries, under callgrind: types keys into the program's terminal, each
// once there is nothing left to do, and has callgrind write what was counted since the last time.
//
// REHEARSAL holds the descriptor of the terminal's other end and then the steps, separated by line feeds: a step is a
// name, a tab and the keys that it types. Before them stand two steps without keys: "first-frame" ends when the first
// frame was written, "ready" when the program waits for the first key. The program ends after the last step.

#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <valgrind/callgrind.h>

// Bytes that only a frame has; what is written before it is shorter.
#define FRAME_BYTES 1024
// Seconds without any event after which a step is at its end: threads answer in the background.
#define QUIET_SECONDS 2

static int keyboard = -1;
static char *rest;
static const char *step = "ready";
static int is_drawn;
// Until the first frame the program's clock runs so many times slower, as the program does under callgrind: it waits a
// short time for the report, and would go on without it.
#define SLOWNESS 100
static struct timespec begun;
// The time, in nanoseconds, that the program's clock was slow by when the first frame was written.
static long long lag;

static long long nanoseconds(struct timespec time) { return time.tv_sec * 1000000000LL + time.tv_nsec; }

// The time since the beginning that the program's clock has lost.
static long long lost(struct timespec now) {
  long long passed = nanoseconds(now) - nanoseconds(begun);
  return is_drawn ? lag : passed - passed / SLOWNESS;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = (int)syscall(SYS_clock_gettime, clock, time);
  if (result != 0 || clock != CLOCK_MONOTONIC || !begun.tv_sec) return result;
  long long shown = nanoseconds(*time) - lost(*time);
  *time = (struct timespec){shown / 1000000000, shown % 1000000000};
  return result;
}

__attribute__((constructor)) static void begin(void) {
  syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &begun);
  const char *given = getenv("REHEARSAL");
  if (!given) _exit(90);
  keyboard = (int)strtol(given, &rest, 10);
  if (*rest) rest++;
}

static void end_step(const char *name) { CALLGRIND_DUMP_STATS_AT(name); }

ssize_t write(int descriptor, const void *bytes, size_t count) {
  ssize_t written = syscall(SYS_write, descriptor, bytes, count);
  if (!is_drawn && count >= FRAME_BYTES && written == (ssize_t)count) {
    struct timespec now;
    syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now);
    lag = lost(now);
    is_drawn = 1;
    end_step("first-frame");
  }
  return written;
}

static int wait_for(struct pollfd *files, nfds_t count, const struct timespec *limit) {
  return (int)syscall(SYS_ppoll, files, count, limit, NULL, 0);
}

// Ends the step and types the keys of the next; ends the program where there is none.
static void type_next(void) {
  end_step(step);
  char *keys = rest ? strchr(rest, '\t') : NULL;
  if (!keys) _exit(0);
  *keys++ = '\0';
  step = rest;
  rest = strchr(keys, '\n');
  if (rest) *rest++ = '\0';
  size_t length = strlen(keys);
  if (syscall(SYS_write, keyboard, keys, length) != (long)length) _exit(91);
}

int poll(struct pollfd *files, nfds_t count, int milliseconds) {
  if (milliseconds >= 0) {
    long long time = milliseconds * 1000000LL * (is_drawn ? 1 : SLOWNESS);
    struct timespec limit = {time / 1000000000, time % 1000000000};
    return wait_for(files, count, &limit);
  }
  if (syscall(SYS_gettid) != getpid()) return wait_for(files, count, NULL);
  for (;;) {
    struct timespec quiet = {QUIET_SECONDS, 0};
    int ready = wait_for(files, count, &quiet);
    if (ready != 0) return ready;
    if (!is_drawn) _exit(92);
    type_next();
  }
}
