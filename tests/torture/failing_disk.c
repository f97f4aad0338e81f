/* Fails calls on an archive's files, and connections; preloaded into a process, obeying a file that it maps.
 *
 * The file that FAILING_DISK names holds the orders below. Calls are counted over all processes that map it;
 * those on other files than an archive's, and those of another kind, are let through uncounted.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { CHANGES, LOOKS, CONNECTIONS };

struct orders {
    int64_t kind;     /* which calls are counted */
    int64_t done;     /* calls so far */
    int64_t fails;    /* the call that fails, 0 for none */
    int64_t error;    /* with which errno */
    int64_t for_good; /* whether all later ones fail too */
};

static struct orders *orders;
static const char *const names[] = {"/archive.db", "/archive.db-wal", "/archive.db-shm", "/archive.db-journal"};

__attribute__((constructor)) static void map_orders(void)
{
    const char *path = getenv("FAILING_DISK");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *mapped = mmap(NULL, sizeof *orders, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED)
        orders = mapped;
    close(file);
}

static int is_path_of_archive(const char *path)
{
    size_t length = strlen(path);
    for (size_t place = 0; place < sizeof names / sizeof *names; place++) {
        size_t end = strlen(names[place]);
        if (length >= end && !strcmp(path + length - end, names[place]))
            return 1;
    }
    return 0;
}

static int is_of_archive(int file)
{
    int before = errno;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_path_of_archive(path);
}

static int counts(enum kind kind)
{
    return orders && orders->kind == kind;
}

static int has_its_turn(void)
{
    int64_t number = __atomic_add_fetch(&orders->done, 1, __ATOMIC_SEQ_CST);
    if (!orders->fails || number < orders->fails || (number > orders->fails && !orders->for_good))
        return 0;
    errno = (int)orders->error;
    return 1;
}

static int fails(enum kind kind, int file)
{
    return counts(kind) && is_of_archive(file) && has_its_turn();
}

#define REAL(name, ...) ((ssize_t (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

/* A disk that fills up, or dies, takes the beginning of what it is given. */
static ssize_t half_written(int file, const void *bytes, size_t size, off64_t place)
{
    int error = errno;
    if (size > 1)
        (void)!REAL("pwrite64", int, const void *, size_t, off64_t)(file, bytes, size / 2, place);
    errno = error;
    return -1;
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place)
{
    if (fails(CHANGES, file))
        return half_written(file, bytes, size, place);
    return REAL("pwrite64", int, const void *, size_t, off64_t)(file, bytes, size, place);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place)
{
    return pwrite64(file, bytes, size, place);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    return fails(CHANGES, file) ? -1 : REAL("write", int, const void *, size_t)(file, bytes, size);
}

int fsync(int file)
{
    return fails(CHANGES, file) ? -1 : (int)REAL("fsync", int)(file);
}

int fdatasync(int file)
{
    return fails(CHANGES, file) ? -1 : (int)REAL("fdatasync", int)(file);
}

int ftruncate64(int file, off64_t size)
{
    return fails(CHANGES, file) ? -1 : (int)REAL("ftruncate64", int, off64_t)(file, size);
}

int ftruncate(int file, off_t size)
{
    return ftruncate64(file, size);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t place)
{
    return fails(LOOKS, file) ? -1 : REAL("pread64", int, void *, size_t, off64_t)(file, bytes, size, place);
}

ssize_t pread(int file, void *bytes, size_t size, off_t place)
{
    return pread64(file, bytes, size, place);
}

ssize_t read(int file, void *bytes, size_t size)
{
    return fails(LOOKS, file) ? -1 : REAL("read", int, void *, size_t)(file, bytes, size);
}

static int opened(int folder, const char *path, int flags, mode_t mode)
{
    if (counts(LOOKS) && is_path_of_archive(path) && has_its_turn())
        return -1;
    return (int)REAL("openat64", int, const char *, int, ...)(folder, path, flags, mode);
}

/* A mode is only there where a file may be made. */
#define OPENED(folder, path, flags)                                                        \
    va_list further;                                                                       \
    va_start(further, flags);                                                              \
    mode_t mode = flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(further, mode_t) : 0; \
    va_end(further);                                                                       \
    return opened(folder, path, flags, mode)

int open64(const char *path, int flags, ...)
{
    OPENED(AT_FDCWD, path, flags);
}

int open(const char *path, int flags, ...)
{
    OPENED(AT_FDCWD, path, flags);
}

int openat64(int folder, const char *path, int flags, ...)
{
    OPENED(folder, path, flags);
}

int openat(int folder, const char *path, int flags, ...)
{
    OPENED(folder, path, flags);
}

int connect(int socket, const struct sockaddr *address, socklen_t size)
{
    int is_far = address->sa_family == AF_INET || address->sa_family == AF_INET6;
    if (counts(CONNECTIONS) && is_far && has_its_turn())
        return -1;
    return (int)REAL("connect", int, const struct sockaddr *, socklen_t)(socket, address, size);
}

