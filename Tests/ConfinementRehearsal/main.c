// Tries what the import program is refused, and prints what came of each act, a line each: `write-file EACCES`.
//
//     ConfinementRehearsal LANDLOCK CALLS DOCUMENT FOLDER   confines itself, by no newer Landlock ABI than LANDLOCK (0:
//                                                           none) and, where CALLS is 1, by a filter of calls
//     antiword …       in the place of that program: confined by whoever started it. FOLDER is the variable HOME
//
// FOLDER holds a file `secret`. Where it has a file `hang`, the program called antiword waits for ever instead.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CConfinement.h"

static const char *folder;
static const char *document = "/dev/stdin";

static const char *in_folder(const char *name) {
  static char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static int opened(const char *path, int flags) {
  const int descriptor = open(path, flags, 0600);
  if (descriptor < 0) return -1;
  close(descriptor);
  return 0;
}

/// Runs a shell in a process of its own; -1 with the error of exec, which comes back as its status.
static int run_shell(void) {
  const pid_t child = fork();
  if (child < 0) return -1;
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", "exit 0", (char *)NULL);
    _exit(errno);
  }
  int status = 0;
  waitpid(child, &status, 0);
  errno = WEXITSTATUS(status);
  return errno == 0 ? 0 : -1;
}

static int memory_of_parent(void) {
  char byte;
  struct iovec here = {&byte, 1}, there = {(void *)&document, 1};
  return (int)process_vm_readv(getppid(), &here, 1, &there, 1, 0);
}

/// Has a process of its own traced by this one: traced itself, it would stop at its next signal.
static int trace(void) {
  const pid_t child = fork();
  if (child < 0) return -1;
  if (child == 0) _exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : errno);
  int status = 0;
  waitpid(child, &status, 0);
  errno = WEXITSTATUS(status);
  return errno == 0 ? 0 : -1;
}

static int start_process(void) {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) waitpid(child, NULL, 0);
  return child < 0 ? -1 : 0;
}

static int raise_limit(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  return setrlimit(RLIMIT_NOFILE, &limit);
}

static int mount_over_folder(void) {
  if (mount("none", folder, "tmpfs", 0, NULL) != 0) return -1;
  umount(folder);
  return 0;
}

static int connect_to(int family) {
  const int descriptor = socket(family, SOCK_STREAM, 0);
  if (descriptor < 0) return -1;
  close(descriptor);
  return 0;
}

/// An act: 0 where it was done.
static int act(const char *name) {
  struct stat status;
  long unused[16] = {0};
  if (strcmp(name, "read-document") == 0) return opened(document, O_RDONLY);
  if (strcmp(name, "read-library") == 0) return opened("/usr/lib/os-release", O_RDONLY);
  if (strcmp(name, "stat-home") == 0) return stat(in_folder("secret"), &status);
  if (strcmp(name, "read-home") == 0) return opened(in_folder("secret"), O_RDONLY);
  if (strcmp(name, "read-passwords") == 0) return opened("/etc/passwd", O_RDONLY);
  if (strcmp(name, "list-home") == 0) return opened(folder, O_RDONLY | O_DIRECTORY);
  if (strcmp(name, "list-processes") == 0) return opened("/proc", O_RDONLY | O_DIRECTORY);
  if (strcmp(name, "write-file") == 0) return opened(in_folder("new"), O_WRONLY | O_CREAT);
  if (strcmp(name, "write-there") == 0) return opened(in_folder("secret"), O_RDWR);
  if (strcmp(name, "write-tmp") == 0) return opened("/tmp", O_WRONLY | O_TMPFILE);
  if (strcmp(name, "truncate") == 0) return truncate(in_folder("secret"), 0);
  if (strcmp(name, "unlink") == 0) return unlink(in_folder("secret"));
  if (strcmp(name, "make-folder") == 0) return mkdir(in_folder("folder"), 0700);
  if (strcmp(name, "make-link") == 0) return symlink("secret", in_folder("link"));
  if (strcmp(name, "change-mode") == 0) return chmod(in_folder("secret"), 0644);
  if (strcmp(name, "change-times") == 0) return utimensat(AT_FDCWD, in_folder("secret"), NULL, 0);
  if (strcmp(name, "memory-file") == 0) return (int)syscall(__NR_memfd_create, "x", 0) < 0 ? -1 : 0;
  if (strcmp(name, "connect") == 0) return connect_to(AF_INET);
  if (strcmp(name, "connect-local") == 0) return connect_to(AF_UNIX);
  if (strcmp(name, "trace") == 0) return trace();
  if (strcmp(name, "read-memory") == 0) return memory_of_parent() < 0 ? -1 : 0;
  if (strcmp(name, "rank-parent") == 0)
    return setpriority(PRIO_PROCESS, (id_t)getppid(), getpriority(PRIO_PROCESS, (id_t)getppid()));
  if (strcmp(name, "schedule-parent") == 0)
    return sched_setscheduler(getppid(), sched_getscheduler(getppid()), &(struct sched_param){0});
  if (strcmp(name, "mount") == 0) return mount_over_folder();
  if (strcmp(name, "new-namespace") == 0) return unshare(CLONE_NEWUSER);
  if (strcmp(name, "enter-namespace") == 0) return setns(0, CLONE_NEWNET);
  if (strcmp(name, "bpf") == 0) return (int)syscall(__NR_bpf, 0, unused, 0) < 0 ? -1 : 0;
  if (strcmp(name, "keyring") == 0) return (int)syscall(__NR_keyctl, 0, -3, 0) < 0 ? -1 : 0;
  if (strcmp(name, "userfault") == 0) return (int)syscall(__NR_userfaultfd, 0) < 0 ? -1 : 0;
  if (strcmp(name, "perf") == 0) return (int)syscall(__NR_perf_event_open, unused, 0, -1, -1, 0) < 0 ? -1 : 0;
  if (strcmp(name, "io-uring") == 0) return (int)syscall(__NR_io_uring_setup, 1, unused) < 0 ? -1 : 0;
  if (strcmp(name, "open-by-handle") == 0) return (int)syscall(__NR_open_by_handle_at, 0, unused, 0) < 0 ? -1 : 0;
  if (strcmp(name, "run-shell") == 0) return run_shell();
  if (strcmp(name, "leave-session") == 0) return setsid() < 0 ? -1 : 0;
  if (strcmp(name, "outlive-parent") == 0) return prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0);
  if (strcmp(name, "set-limit") == 0) return raise_limit();
  if (strcmp(name, "start-process") == 0) return start_process();
  errno = ENOSYS;
  return -1;
}

static const char *const acts[] = {
    "read-document", "read-library", "stat-home", "read-home", "read-passwords", "list-home", "list-processes",
    "write-file", "write-there", "write-tmp", "truncate", "unlink", "make-folder", "make-link", "change-mode",
    "change-times", "memory-file", "connect", "connect-local", "trace", "read-memory", "rank-parent",
    "schedule-parent", "mount", "new-namespace", "enter-namespace", "bpf", "keyring", "userfault", "perf", "io-uring", "open-by-handle", "run-shell",
    "leave-session", "outlive-parent", "set-limit", "start-process",
};

int main(int count, char **words) {
  const char *name = strrchr(words[0], '/') ? strrchr(words[0], '/') + 1 : words[0];
  if (strcmp(name, "antiword") == 0) {
    folder = getenv("HOME");
    struct stat status;
    if (stat(in_folder("hang"), &status) == 0) for (;;) pause();
  } else {
    if (count != 5) return 2;
    document = words[3];
    folder = words[4];
    const int descriptor = open(document, O_RDONLY);
    const confinement_wanted wanted = {
        .document = descriptor, .programs = NULL, .newest_landlock = atoi(words[1]), .filters_calls = atoi(words[2]) == 1};
    const confinement holds = confinement_put_on(&wanted);
    printf("confined landlock %d calls %d\n", holds.landlock, holds.filters_calls ? 1 : 0);
  }
  for (size_t index = 0; index < sizeof acts / sizeof *acts; index++) {
    errno = 0;
    const int result = act(acts[index]);
    const char *error = errno == EACCES ? "EACCES" : errno == EPERM ? "EPERM" : strerror(errno);
    printf("%s %s\n", acts[index], result >= 0 ? "done" : error);
    fflush(stdout);
  }
  return 0;
}
