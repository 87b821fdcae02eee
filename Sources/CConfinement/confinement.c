#define _GNU_SOURCE
#include "CConfinement.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "calls.h"
#include "landlock.h"

confinement confinement_put_on(const confinement_wanted *wanted) {
  confinement result = {.landlock = 0, .filters_calls = false};
  // Without it neither layer may be put on by one who is not root.
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return result;
  result.landlock = landlock_confine(wanted->newest_landlock, wanted->document, wanted->programs);
  const bool runs_programs = wanted->programs && *wanted->programs;
  if (wanted->filters_calls) result.filters_calls = calls_confine(runs_programs);
  return result;
}

bool confinement_follow_parent(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  // A parent that ended before that sends nothing any more.
  return parent == 0 || getppid() == parent;
}

pid_t confinement_start(const char *program, char *const *arguments, int input, int output) {
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child != 0) return child;
  if (confinement_follow_parent(parent) && dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0) {
    // Its own children would not end with it. Without a filter in the kernel they are trusted not to be.
    calls_refuse_processes();
    execv(program, arguments);
  }
  _exit(127);
}

// There only where a sanitizer's runtime was linked.
extern void __asan_init(void) __attribute__((weak));
extern void __tsan_init(void) __attribute__((weak));

bool confinement_is_sanitized(void) { return __asan_init || __tsan_init; }
