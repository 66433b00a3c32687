// What Swift's Glibc module does not show.
//
// Swift builds that module without _GNU_SOURCE, so GNU and Linux calls are missing from it. Defining
// _GNU_SOURCE here would come too late (the C headers are already compiled into that module), so the
// calls are declared as glibc declares them. renameat2 needs glibc 2.28, which Debian 12 exceeds.

#ifndef LOTS_SYSTEM_H
#define LOTS_SYSTEM_H

// From <stdio.h> and <linux/fs.h>: rename with flags; LOTS_RENAME_EXCHANGE is RENAME_EXCHANGE and
// makes two names change places in one step.
#define LOTS_RENAME_EXCHANGE 2u
int renameat2(int oldFolder, const char *oldName, int newFolder, const char *newName,
              unsigned int flags);

// From <unistd.h>: writes back everything that the file system of a descriptor still holds in memory.
int syncfs(int descriptor);

// From <sys/file.h>. Swift sees the struct of the same name in <fcntl.h> and hides the function, so it
// is given a name of its own; the C symbol stays.
int lots_flock(int descriptor, int operation) __asm__("flock");
#define LOTS_LOCK_EXCLUSIVE_NOW (2 | 4)

// From <malloc.h>: sets how malloc works; LOTS_HEAPS_MOST is M_ARENA_MAX, how many heaps threads may have.
#define LOTS_HEAPS_MOST (-8)
int mallopt(int parameter, int value);

#endif
