#define _GNU_SOURCE
#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#define ARCHITECTURE 0
#endif

// Calls that are younger than the headers of Debian 12; numbers above 402 are the same on all architectures.
#ifndef __NR_fchmodat2
#define __NR_fchmodat2 452
#endif
#ifndef __NR_setxattrat
#define __NR_setxattrat 463
#define __NR_removexattrat 466
#endif
#ifndef __NR_open_tree_attr
#define __NR_open_tree_attr 467
#endif

static const int refused[] = {
    // The network, and sockets of any other kind.
    __NR_socket, __NR_socketpair, __NR_connect, __NR_bind, __NR_listen, __NR_accept, __NR_accept4, __NR_sendto,
    __NR_sendmsg, __NR_sendmmsg,
    // Other processes: their memory, their descriptors; leaving the session in which this one is ended.
    __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev, __NR_process_madvise, __NR_kcmp, __NR_pidfd_open,
    __NR_pidfd_getfd, __NR_pidfd_send_signal, __NR_setsid, __NR_setpgid,
    // Their share of the processors and disks.
    __NR_sched_setscheduler, __NR_sched_setparam, __NR_sched_setattr, __NR_sched_setaffinity, __NR_setpriority,
    __NR_ioprio_set,
    // Mounts and namespaces.
    __NR_mount, __NR_umount2, __NR_pivot_root, __NR_chroot, __NR_open_tree, __NR_open_tree_attr, __NR_move_mount,
    __NR_fsopen, __NR_fsconfig, __NR_fsmount, __NR_fspick, __NR_mount_setattr, __NR_unshare, __NR_setns,
    // Large parts of the kernel that faults were found in, and that no reader needs.
    __NR_bpf, __NR_perf_event_open, __NR_userfaultfd, __NR_io_uring_setup, __NR_io_uring_enter, __NR_io_uring_register,
    __NR_keyctl, __NR_add_key, __NR_request_key, __NR_name_to_handle_at, __NR_open_by_handle_at, __NR_fanotify_init,
    __NR_init_module, __NR_finit_module, __NR_delete_module, __NR_kexec_load, __NR_reboot, __NR_swapon, __NR_swapoff,
    __NR_acct, __NR_quotactl, __NR_syslog, __NR_settimeofday, __NR_clock_settime, __NR_clock_adjtime, __NR_adjtimex,
    __NR_sethostname, __NR_setdomainname, __NR_vhangup,
    // Writing to the file system by name, names in it, and what a file is besides its bytes: Landlock knows nothing of
    // the last, and a kernel without it nothing of the rest. What outlives a process in memory counts too.
    __NR_mkdirat, __NR_mknodat, __NR_linkat, __NR_symlinkat, __NR_unlinkat, __NR_renameat2, __NR_truncate,
    __NR_ftruncate, __NR_fallocate, __NR_fchmod, __NR_fchmodat, __NR_fchmodat2, __NR_fchown, __NR_fchownat,
    __NR_utimensat, __NR_setxattr, __NR_lsetxattr, __NR_fsetxattr, __NR_setxattrat, __NR_removexattr,
    __NR_lremovexattr, __NR_fremovexattr, __NR_removexattrat, __NR_memfd_create, __NR_mq_open, __NR_mq_unlink,
    __NR_shmget, __NR_msgget, __NR_semget,
#ifdef __NR_renameat
    __NR_renameat,
#endif
#ifdef __x86_64__
    // The older forms of these, which aarch64 never had.
    __NR_creat, __NR_mkdir, __NR_mknod, __NR_link, __NR_symlink, __NR_unlink, __NR_rename, __NR_rmdir, __NR_chmod,
    __NR_chown, __NR_lchown, __NR_utime, __NR_utimes, __NR_futimesat, __NR_iopl, __NR_ioperm, __NR_modify_ldt,
    __NR_uselib, __NR_kexec_file_load, __NR_setrlimit,
#endif
};

static const int programs[] = {__NR_execve, __NR_execveat};

/// A filter under way. Each rule begins with the number of the call loaded, and ends so unless it answers.
typedef struct {
  struct sock_filter steps[512];
  unsigned short count;
  // Whether a rule found no room.
  bool is_full;
} filter;

static void step(filter *filter, uint16_t code, uint32_t value, uint8_t if_true, uint8_t if_false) {
  const struct sock_filter next = {code, if_true, if_false, value};
  if (filter->count == sizeof filter->steps / sizeof *filter->steps) {
    filter->is_full = true;
    return;
  }
  filter->steps[filter->count++] = next;
}

static void load(filter *filter, size_t place) {
  step(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)place, 0, 0);
}

static void answer(filter *filter, uint32_t value) { step(filter, BPF_RET | BPF_K, value, 0, 0); }

static void load_call(filter *filter) { load(filter, offsetof(struct seccomp_data, nr)); }

/// Arguments are 64 bits wide; both architectures store the lower half first, and flags stand there.
static void load_argument(filter *filter, int index) {
  load(filter, offsetof(struct seccomp_data, args) + 8 * (size_t)index);
}

static void refuse(filter *filter, int call, int error) {
  step(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1);
  answer(filter, SECCOMP_RET_ERRNO | (uint32_t)error);
}

/// Refuses the call where its argument has one of `flags`.
static void refuse_flags(filter *filter, int call, int argument, uint32_t flags) {
  step(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4);
  load_argument(filter, argument);
  step(filter, BPF_JMP | BPF_JSET | BPF_K, flags, 0, 1);
  answer(filter, SECCOMP_RET_ERRNO | EPERM);
  answer(filter, SECCOMP_RET_ALLOW);
}

/// Begins with the architecture: by another one's calls, which have other numbers, every rule could be passed by.
static void begin(filter *filter) {
  load(filter, offsetof(struct seccomp_data, arch));
  step(filter, BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
  answer(filter, SECCOMP_RET_KILL_PROCESS);
  load_call(filter);
#ifdef __x86_64__
  // The calls of x32 are those of x86-64 with this bit.
  step(filter, BPF_JMP | BPF_JSET | BPF_K, 0x40000000, 0, 1);
  answer(filter, SECCOMP_RET_KILL_PROCESS);
#endif
}

static bool put_on(const filter *filter) {
  if (ARCHITECTURE == 0 || filter->is_full) return false;
  const struct sock_fprog program = {filter->count, (struct sock_filter *)filter->steps};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

bool calls_confine(bool runs_programs) {
  filter filter = {.count = 0};
  begin(&filter);
  for (size_t index = 0; index < sizeof refused / sizeof *refused; index++) refuse(&filter, refused[index], EPERM);
  if (!runs_programs) {
    for (size_t index = 0; index < sizeof programs / sizeof *programs; index++) {
      refuse(&filter, programs[index], EPERM);
    }
  }
  // The arguments of these stand in memory, which a filter cannot see. The C library then takes the older call.
  refuse(&filter, __NR_clone3, ENOSYS);
  refuse(&filter, __NR_openat2, ENOSYS);
  const uint32_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  refuse_flags(&filter, __NR_openat, 2, writing);
#ifdef __NR_open
  refuse_flags(&filter, __NR_open, 1, writing);
#endif
  refuse_flags(&filter, __NR_clone, 0, CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                                           CLONE_NEWPID | CLONE_NEWNET);
  // Limits may be asked for; not set, and not of another process.
  step(&filter, BPF_JMP | BPF_JEQ | BPF_K, __NR_prlimit64, 0, 8);
  load_argument(&filter, 0);
  step(&filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 5);
  load_argument(&filter, 2);
  step(&filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 3);
  load(&filter, offsetof(struct seccomp_data, args) + 2 * 8 + 4);
  step(&filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
  answer(&filter, SECCOMP_RET_ALLOW);
  answer(&filter, SECCOMP_RET_ERRNO | EPERM);
  load_call(&filter);
  // The order to end with its parent may be given, not taken back.
  step(&filter, BPF_JMP | BPF_JEQ | BPF_K, __NR_prctl, 0, 5);
  load_argument(&filter, 0);
  step(&filter, BPF_JMP | BPF_JEQ | BPF_K, PR_SET_PDEATHSIG, 0, 3);
  load_argument(&filter, 1);
  step(&filter, BPF_JMP | BPF_JEQ | BPF_K, SIGKILL, 1, 0);
  answer(&filter, SECCOMP_RET_ERRNO | EPERM);
  answer(&filter, SECCOMP_RET_ALLOW);
  return put_on(&filter);
}

bool calls_refuse_processes(void) {
  filter filter = {.count = 0};
  begin(&filter);
  refuse(&filter, __NR_clone3, ENOSYS);
#ifdef __NR_fork
  refuse(&filter, __NR_fork, EPERM);
  refuse(&filter, __NR_vfork, EPERM);
#endif
  step(&filter, BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 3);
  load_argument(&filter, 0);
  step(&filter, BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0);
  answer(&filter, SECCOMP_RET_ERRNO | EPERM);
  answer(&filter, SECCOMP_RET_ALLOW);
  return put_on(&filter);
}
