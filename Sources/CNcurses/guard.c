#define _GNU_SOURCE
#include "guard.h"

#include "guard_state.h"
#include "mapped_files.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

int guard_terminal = -1;
// Before the first terminal, and where there is no memory to share with a guardian, the program's own.
static struct guard_state own;
struct guard_state *guard_state = &own;
static atomic_int crashing;  // the thread whose signal came first

int guard_remember(int descriptor) {
  if (guard_state == &own) {
    void *shared = mmap(NULL, sizeof own, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared != MAP_FAILED) guard_state = shared;
  }
  if (tcgetattr(descriptor, &guard_state->settings) != 0) return errno;
  guard_terminal = descriptor;
  return 0;
}

void guard_leaving_set(const char *bytes, size_t length) {
  if (length > sizeof guard_state->leaving) length = sizeof guard_state->leaving;
  atomic_store(&guard_state->leaving_length, 0);
  memcpy(guard_state->leaving, bytes, length);
  atomic_store(&guard_state->leaving_length, length);
}

void guard_arm(void) { atomic_store(&guard_state->armed, true); }
void guard_disarm(void) { atomic_store(&guard_state->armed, false); }

int guard_settings_restore(void) {
  while (tcsetattr(guard_terminal, TCSADRAIN, &guard_state->settings) != 0)
    if (errno != EINTR) return errno;
  return 0;
}

void guard_give_back(void) {
  if (!atomic_exchange(&guard_state->armed, false)) return;
  size_t done = 0, length = atomic_load(&guard_state->leaving_length);
  while (done < length) {
    ssize_t written = write(guard_terminal, guard_state->leaving + done, length - done);
    if (written <= 0 && errno != EINTR) break;
    if (written > 0) done += (size_t)written;
  }
  tcsetattr(guard_terminal, TCSANOW, &guard_state->settings);
}

static void on_deadly_signal(int number) {
  int none = 0, self = gettid();
  // While one thread gives the terminal back no other may end the process.
  if (!atomic_compare_exchange_strong(&crashing, &none, self) && none != self)
    for (;;) pause();
  guard_give_back();
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
}

// A page of a mapped file that cannot be read is no reason to end.
static void on_bus_error(int number, siginfo_t *information, void *context) {
  (void)context;
  int code = errno;
  if (!mapped_file_repair(information->si_addr)) on_deadly_signal(number);
  errno = code;
}

static void install(int number, bool even_if_handled) {
  struct sigaction action;
  if (sigaction(number, NULL, &action) != 0) return;
  if (!even_if_handled && action.sa_handler != SIG_DFL) return;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_deadly_signal;
  action.sa_flags = SA_ONSTACK;
  if (number == SIGBUS) {
    action.sa_sigaction = on_bus_error;
    action.sa_flags |= SA_SIGINFO;
    mapped_file_guarded();
  }
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

void guard_install(void) {
  static bool installed = false;
  if (installed) return;
  installed = true;
  int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS, SIGQUIT};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) install(crashes[i], true);
  // INT, TERM and HUP are blocked and read; these handlers are for a thread that was started before that.
  int deadly[] = {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, SIGPWR, SIGSTKFLT};
  for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) install(deadly[i], false);
  atexit(guard_give_back);
  guard_thread();
}

#define STACK_BYTES (64 * 1024)

static pthread_key_t stack_key;

static void stack_free(void *stack) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  munmap(stack, STACK_BYTES);
}

static void stack_key_make(void) { pthread_key_create(&stack_key, stack_free); }

void guard_thread(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, stack_key_make);
  if (pthread_getspecific(stack_key)) return;
  void *stack = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack == MAP_FAILED) return;
  stack_t alternate = {.ss_sp = stack, .ss_size = STACK_BYTES};
  if (sigaltstack(&alternate, NULL) != 0) {
    munmap(stack, STACK_BYTES);
    return;
  }
  pthread_setspecific(stack_key, stack);
}
