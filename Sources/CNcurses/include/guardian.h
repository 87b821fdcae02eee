// The guardian: a small process that waits for the death of the program and then gives the terminal back, as nothing
// inside the program can after SIGKILL.
#pragma once

// Starts it, once; to be called while the program has the terminal, after guard_arm(). It has the terminal and the
// end of a pipe and no other descriptor, a process group of its own, which no signal to the program's reaches, and
// sleeps until the pipe closes. Where the terminal is not the program's at that time (suspended, an editor running, an
// end in order) it ends in silence. 0, or errno.
int guardian_start(void);

// Says that answers of the terminal may still come for so many milliseconds after the program's end. As long as the
// terminal has the settings it was given back with, which no line editor leaves as they are, the guardian drops them:
// else they would be typed into whatever reads next.
void guardian_drop_answers(int milliseconds);
