/* Fails calls by which SQLite writes to an archive; preloaded into a process, obeying a file that it maps.
 *
 * The file that FAILING_DISK names holds the orders below. Calls are counted over all processes that map it,
 * and those on other files than an archive's are let through uncounted.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

struct orders {
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

static int is_of_archive(int file)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    for (size_t place = 0; place < sizeof names / sizeof *names; place++) {
        size_t end = strlen(names[place]);
        if ((size_t)length >= end && !strcmp(path + length - end, names[place]))
            return 1;
    }
    return 0;
}

static int fails(int file)
{
    int before = errno;
    if (!orders || !is_of_archive(file)) {
        errno = before;
        return 0;
    }
    int64_t number = __atomic_add_fetch(&orders->done, 1, __ATOMIC_SEQ_CST);
    if (!orders->fails || number < orders->fails || (number > orders->fails && !orders->for_good)) {
        errno = before;
        return 0;
    }
    errno = (int)orders->error;
    return 1;
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
    if (fails(file))
        return half_written(file, bytes, size, place);
    return REAL("pwrite64", int, const void *, size_t, off64_t)(file, bytes, size, place);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place)
{
    return pwrite64(file, bytes, size, place);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    return fails(file) ? -1 : REAL("write", int, const void *, size_t)(file, bytes, size);
}

int fsync(int file)
{
    return fails(file) ? -1 : (int)REAL("fsync", int)(file);
}

int fdatasync(int file)
{
    return fails(file) ? -1 : (int)REAL("fdatasync", int)(file);
}

int ftruncate64(int file, off64_t size)
{
    return fails(file) ? -1 : (int)REAL("ftruncate64", int, off64_t)(file, size);
}

int ftruncate(int file, off_t size)
{
    return ftruncate64(file, size);
}
