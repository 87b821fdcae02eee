// Signals that are read from a descriptor in the one poll of the main loop, not handled.
#pragma once
#include <signal.h>

// Blocks INT, TERM, HUP, WINCH, TSTP and CONT for the calling thread and all it starts, and ignores PIPE and XFSZ.
// To be called before the first thread starts; calling again does nothing. A HUP that was ignored stays so (nohup).
void signals_block(void);

// A descriptor to read the blocked signals from; -1 on failure.
int signals_open(void);

// The next signal that came; 0 where none waits.
int signals_next(int descriptor);

// Lets the stop signal through, or not.
void signals_let_stop(void);
void signals_hold_stop(void);

// The mask and the dispositions a child must begin with: those the program began with.
void signals_for_child(sigset_t *mask, sigset_t *defaults);
