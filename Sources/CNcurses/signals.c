#define _GNU_SOURCE
#include "signals.h"

#include <pthread.h>
#include <stdbool.h>
#include <sys/signalfd.h>
#include <unistd.h>

static sigset_t read_here, before;
static bool blocked = false;

void signals_block(void) {
  if (blocked) return;
  blocked = true;
  sigemptyset(&read_here);
  int numbers[] = {SIGINT, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&read_here, numbers[i]);
  struct sigaction hangup;
  if (sigaction(SIGHUP, NULL, &hangup) != 0 || hangup.sa_handler != SIG_IGN) sigaddset(&read_here, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &read_here, &before);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

int signals_open(void) { return signalfd(-1, &read_here, SFD_CLOEXEC | SFD_NONBLOCK); }

int signals_next(int descriptor) {
  struct signalfd_siginfo what;
  return read(descriptor, &what, sizeof what) == sizeof what ? (int)what.ssi_signo : 0;
}

static void stop_mask(int how) {
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(how, &stop, NULL);
}

void signals_let_stop(void) { stop_mask(SIG_UNBLOCK); }
void signals_hold_stop(void) { stop_mask(SIG_BLOCK); }

void signals_for_child(sigset_t *mask, sigset_t *defaults) {
  *mask = before;
  sigemptyset(defaults);
  sigaddset(defaults, SIGPIPE);
  sigaddset(defaults, SIGXFSZ);
}
