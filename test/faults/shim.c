/* Preloaded into the program under test. Numbers every call that changes something below ONEROW_FAULT_DIR and lets the
 * one numbered ONEROW_FAULT_AT fail with errno ONEROW_FAULT_ERRNO (0: kill the process instead, as a power cut would).
 * ONEROW_FAULT_STICKY=1: a disk that is full stays full, so later writes fail too. ONEROW_FAULT_LOG gets a line per
 * call. ONEROW_FAULT_COPIES=FOLDER: what lies below ONEROW_FAULT_DIR just before call n is copied to FOLDER/n: what a power
 * cut at that moment leaves. ONEROW_FAULT_RUN: another value than before starts to count anew. ONEROW_SHORT=n: reads and writes of files there move at most n bytes, which POSIX allows. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int calls;
static atomic_int full;
static char run[64];

static int number(const char *name) {
  const char *text = getenv(name);
  return text ? atoi(text) : 0;
}

static int below(const char *path) {
  const char *dir = getenv("ONEROW_FAULT_DIR");
  char whole[8192];
  if (!dir || !path) return 0;
  if (path[0] != '/') {
    char here[4096];
    if (!getcwd(here, sizeof here)) return 0;
    snprintf(whole, sizeof whole, "%s/%s", here, path);
    path = whole;
  }
  return strncmp(path, dir, strlen(dir)) == 0;
}

static int fd_below(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return path[0] == '/' && below(path); /* pipes and the event loop's own descriptors have no path */
}

/* True when this call is to fail; errno is set then. */
static int fails(const char *what, int fills) {
  const char *now = getenv("ONEROW_FAULT_RUN");
  if (now && strncmp(now, run, sizeof run - 1) != 0) {
    strncpy(run, now, sizeof run - 1);
    atomic_store(&calls, 0);
    atomic_store(&full, 0);
  }
  int at = atomic_fetch_add(&calls, 1) + 1;
  const char *log = getenv("ONEROW_FAULT_LOG");
  if (log) {
    char line[64];
    int length = snprintf(line, sizeof line, "%d %s\n", at, what);
    int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    syscall(SYS_write, fd, line, length);
    syscall(SYS_close, fd);
  }
  const char *copies = getenv("ONEROW_FAULT_COPIES");
  if (copies) {
    char command[8192];
    snprintf(command, sizeof command, "exec cp -a '%s' '%s/%d'", getenv("ONEROW_FAULT_DIR"), copies, at);
    if (system(command) != 0) abort();
  }
  if (at != number("ONEROW_FAULT_AT") && !(fills && atomic_load(&full))) return 0;
  int code = number("ONEROW_FAULT_ERRNO");
  if (code == 0) {
    raise(SIGKILL);
    pause();
  }
  if (number("ONEROW_FAULT_STICKY")) atomic_store(&full, 1);
  errno = code;
  return 1;
}

static size_t at_most(int fd, size_t wanted) {
  size_t most = number("ONEROW_SHORT");
  return most > 0 && wanted > most && fd_below(fd) ? most : wanted;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t n) {
  if (fd > 2 && fd_below(fd) && fails("write", 1)) return -1;
  return REAL(ssize_t, write, int, const void *, size_t)(fd, data, fd > 2 ? at_most(fd, n) : n);
}
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) {
  if (fd_below(fd) && fails("write", 1)) return -1;
  return REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)(fd, data, at_most(fd, n), at);
}
ssize_t writev(int fd, const struct iovec *parts, int n) {
  if (fd > 2 && fd_below(fd) && fails("write", 1)) return -1;
  return REAL(ssize_t, writev, int, const struct iovec *, int)(fd, parts, n);
}
ssize_t read(int fd, void *data, size_t n) {
  return REAL(ssize_t, read, int, void *, size_t)(fd, data, fd > 2 ? at_most(fd, n) : n);
}
ssize_t pread64(int fd, void *data, size_t n, off64_t at) {
  return REAL(ssize_t, pread64, int, void *, size_t, off64_t)(fd, data, at_most(fd, n), at);
}
int fsync(int fd) {
  if (fd_below(fd) && fails("fsync", 0)) return -1;
  return REAL(int, fsync, int)(fd);
}
int fdatasync(int fd) {
  if (fd_below(fd) && fails("fsync", 0)) return -1;
  return REAL(int, fdatasync, int)(fd);
}
int rename(const char *from, const char *to) {
  if (below(to) && fails("rename", 0)) return -1;
  return REAL(int, rename, const char *, const char *)(from, to);
}
int link(const char *from, const char *to) {
  if (below(to) && fails("link", 1)) return -1;
  return REAL(int, link, const char *, const char *)(from, to);
}
int unlink(const char *path) {
  if (below(path) && fails("unlink", 0)) return -1;
  return REAL(int, unlink, const char *)(path);
}
int rmdir(const char *path) {
  if (below(path) && fails("rmdir", 0)) return -1;
  return REAL(int, rmdir, const char *)(path);
}
int mkdir(const char *path, mode_t mode) {
  if (below(path) && fails("mkdir", 1)) return -1;
  return REAL(int, mkdir, const char *, mode_t)(path, mode);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
  va_end(rest);
  if ((flags & O_CREAT) && below(path) && fails("create", 1)) return -1;
  return REAL(int, open64, const char *, int, ...)(path, flags, mode);
}
