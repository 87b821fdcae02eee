#define _GNU_SOURCE
#include "guardian.h"

#include "guard_state.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

// The guardian's descriptors.
enum { TERMINAL = 0, PROGRAM = 1 };

static long long milliseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static bool has_settings(const struct termios *wanted) {
  struct termios now;
  if (tcgetattr(TERMINAL, &now) != 0) return false;
  return now.c_iflag == wanted->c_iflag && now.c_oflag == wanted->c_oflag && now.c_cflag == wanted->c_cflag &&
         now.c_lflag == wanted->c_lflag && memcmp(now.c_cc, wanted->c_cc, sizeof now.c_cc) == 0;
}

// Sends what leaves the screen; a terminal that takes nothing for a second is left as it is.
static void leave_screen(void) {
  fcntl(TERMINAL, F_SETFL, fcntl(TERMINAL, F_GETFL) | O_NONBLOCK);
  size_t done = 0, length = atomic_load(&guard_state->leaving_length);
  long long end = milliseconds_now() + 1000;
  while (done < length && milliseconds_now() < end) {
    ssize_t written = write(TERMINAL, guard_state->leaving + done, length - done);
    if (written > 0) done += (size_t)written;
    else if (errno != EAGAIN && errno != EINTR) return;
    else poll(&(struct pollfd){.fd = TERMINAL, .events = POLLOUT}, 1, 100);
  }
}

static void drop_answers(void) {
  while (milliseconds_now() < atomic_load(&guard_state->answers_until) && has_settings(&guard_state->settings)) {
    tcflush(TERMINAL, TCIFLUSH);
    poll(NULL, 0, 20);
  }
}

// The guardian's life. Only functions that are safe after a fork of a process with threads; every signal is blocked, so
// that one to the terminal's group, or for writing from the background (SIGTTOU), does nothing.
static _Noreturn void keep_watch(int program) {
  setpgid(0, 0);
  prctl(PR_SET_NAME, "gangmu-guardian");
  int copies[] = {fcntl(guard_terminal, F_DUPFD, 2), fcntl(program, F_DUPFD, 2)};
  if (dup2(copies[0], TERMINAL) < 0 || dup2(copies[1], PROGRAM) < 0) _exit(1);
  // Before Linux 5.9 one by one.
  if (close_range(PROGRAM + 1, ~0U, 0) != 0)
    for (int other = PROGRAM + 1; other < 1024; other++) close(other);
  char byte;
  while (read(PROGRAM, &byte, 1) < 0 && errno == EINTR) continue;
  if (atomic_exchange(&guard_state->armed, false)) {
    leave_screen();
    // A shell that waited for the program may have set the terminal by now.
    if (has_settings(&guard_state->ours)) tcsetattr(TERMINAL, TCSANOW, &guard_state->settings);
  }
  drop_answers();
  _exit(0);
}

int guardian_start(void) {
  static bool started = false;
  if (started || guard_terminal < 0) return 0;
  started = true;
  int ends[2];
  if (tcgetattr(guard_terminal, &guard_state->ours) != 0 || pipe2(ends, O_CLOEXEC) != 0) return errno;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  pid_t guardian = _Fork();
  if (guardian == 0) {
    close(ends[1]);
    keep_watch(ends[0]);
  }
  int problem = errno;
  // Done by both: whoever comes first, a signal to the program's group finds it gone from there.
  if (guardian > 0) setpgid(guardian, guardian);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[0]);
  // The other end stays open for as long as the program lives.
  if (guardian > 0) return 0;
  close(ends[1]);
  return problem;
}

void guardian_drop_answers(int milliseconds) {
  if (guard_state) atomic_store(&guard_state->answers_until, milliseconds_now() + milliseconds);
}
