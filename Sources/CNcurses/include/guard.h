// The crash guard: whatever ends the program, the terminal gets back its settings and its screen.
//
// The handlers stand before the Swift runtime's own, which would open an interactive backtracer in a raw terminal.
#pragma once
#include <stdbool.h>
#include <stddef.h>

// Keeps the settings that the terminal `descriptor` has now, to be given back. 0, or errno.
int guard_remember(int descriptor);

// Sets the bytes that leave the screen; may be called again when they change.
void guard_leaving_set(const char *bytes, size_t length);

// Installs the handlers for all signals that kill and are not read elsewhere, for exit() also.
void guard_install(void);

// Between these two the terminal is ours, and would be given back by the guard.
void guard_arm(void);
void guard_disarm(void);

// Gives the remembered settings back once pending output is through. 0, or errno.
int guard_settings_restore(void);

// Gives the calling thread a stack of its own for handlers: without it an overflow of its stack is past help.
// Taken back when the thread ends.
void guard_thread(void);
