#ifndef CCONFINEMENT_H
#define CCONFINEMENT_H

// The confinement of the import program: what the kernel is asked to refuse it, before it reads a byte of a document.
//
// Three layers, each put on where the kernel has it, and each without the others if need be:
//
//   Landlock   files by place: libraries, data and the document may be read, the named programs run, nothing else;
//              with newer kernels no TCP port, no abstract socket and no signal to a process outside
//   seccomp    system calls: no socket, no writing by name, no other process's memory, no mount, no new namespace
//   no_new_privs   no program that is started may gain rights
//
// All of it is inherited by every process started later, and cannot be taken off.

#include <stdbool.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The layers to be put on.
typedef struct {
  /// The open document, which may be opened again by a name in /proc; -1 where there is none.
  int document;
  /// Programs that may be run, absolute, ended by NULL; without any no program may be run at all.
  const char *const *programs;
  /// The newest Landlock ABI to make use of; 0 leaves Landlock out. Tests confine themselves as older kernels would.
  int newest_landlock;
  /// Whether system calls are filtered.
  bool filters_calls;
} confinement_wanted;

/// The layers that hold.
typedef struct {
  /// The Landlock ABI that is made use of; 0 where files are not confined.
  int landlock;
  /// Whether system calls are filtered.
  bool filters_calls;
} confinement;

/// The newest Landlock ABI that this library knows.
enum { confinement_newest_landlock = 7 };

/// Confines this process. What the kernel does not have, or refuses, is left out; see the result.
confinement confinement_put_on(const confinement_wanted *wanted);

/// Has the kernel end this process when the thread that started it ends. False where the process `parent` is not, or
/// no longer, the one that started it: then it has ended already.
///
/// If `parent` is 0, whoever started this process is right.
bool confinement_follow_parent(pid_t parent);

/// Starts `program` with `arguments` (the first its name, ended by NULL), its standard input from `input` and its standard
/// output to `output`, in a process that ends with this one and can start no other. -1 where it cannot; it ends with
/// status 127 where it cannot be run.
pid_t confinement_start(const char *program, char *const *arguments, int input, int output);

/// Whether this program was built with a sanitizer, whose shadow memory takes terabytes of addresses.
bool confinement_is_sanitized(void);

#ifdef __cplusplus
}
#endif
#endif
