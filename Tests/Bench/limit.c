// The floor under `lots build`: what two threads need to read every .md file of a folder, cut its front matter,
// parse it with cmark, render it and write the HTML to an output tree. No links, no templates, no front matter read.
//
//     limit IN OUT            parse and render
//     limit --copy IN OUT     read and write alone; with --copy=BYTES each output has that size, so that
//                             the floor of writing as much as lots writes can be told from the rest
//
// One thread takes one folder at a time: threads that create files in the same folder wait for each other.

#include <cmark.h>
#include <err.h>
#include <fcntl.h>
#include <fts.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { THREADS = 2 };

struct page { char *in, *out; };

static struct page *pages;
static size_t page_count;
static size_t *folders;  // index of the first page of each folder, and page_count at the end
static size_t folder_count;
static atomic_size_t next_folder;
static bool copy_only;
static size_t copy_size;  // 0: as large as what was read

static void *grow(void *array, size_t count, size_t element) {
    if (count & (count - 1)) return array;  // room is doubled at each power of two
    array = realloc(array, (count ? 2 * count : 1) * element);
    if (!array) err(74, "realloc");
    return array;
}

static int by_name(const FTSENT **a, const FTSENT **b) { return strcmp((*a)->fts_name, (*b)->fts_name); }

// Lists the pages folder by folder and makes the output folders.
static void list(char *in, const char *out) {
    FTS *tree = fts_open((char *[]){in, NULL}, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    if (!tree) err(74, "%s", in);
    size_t prefix = strlen(in);
    const FTSENT *folder = NULL;
    for (FTSENT *entry; (entry = fts_read(tree));) {
        char path[4096];
        int length = snprintf(path, sizeof path, "%s%s", out, entry->fts_path + prefix);
        if (length + 2 >= (int)sizeof path) errx(74, "%s: path too long", entry->fts_path);
        if (entry->fts_info == FTS_D && mkdir(path, 0777) != 0) err(74, "%s", path);
        if (entry->fts_info == FTS_D || entry->fts_info == FTS_DP) folder = NULL;
        if (entry->fts_info == FTS_ERR || entry->fts_info == FTS_DNR) errx(74, "%s", entry->fts_path);
        if (entry->fts_info != FTS_F || entry->fts_namelen < 4) continue;
        if (strcmp(path + length - 3, ".md") != 0) continue;
        strcpy(path + length - 3, ".html");  // two bytes longer
        if (folder != entry->fts_parent) {
            folders = grow(folders, folder_count, sizeof *folders);
            folders[folder_count++] = page_count;
            folder = entry->fts_parent;
        }
        pages = grow(pages, page_count, sizeof *pages);
        pages[page_count++] = (struct page){strdup(entry->fts_path), strdup(path)};
    }
    fts_close(tree);
    folders = grow(folders, folder_count, sizeof *folders);
    folders[folder_count] = page_count;
}

static char *read_file(const char *path, size_t *length) {
    struct stat status;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &status) != 0) err(74, "%s", path);
    char *text = malloc((size_t)status.st_size + 1);
    if (!text || read(file, text, (size_t)status.st_size) != status.st_size) err(74, "%s", path);
    close(file);
    text[status.st_size] = 0;
    *length = (size_t)status.st_size;
    return text;
}

static void write_file(const char *path, const char *bytes, size_t length) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length || close(file) != 0) err(74, "%s", path);
}

// The text after the front matter: what stands between two lines of `---` at the top.
static const char *body(const char *text) {
    if (strncmp(text, "---\n", 4) != 0) return text;
    const char *end = strstr(text + 3, "\n---\n");
    return end ? end + 5 : text;
}

static void render(const struct page *page) {
    size_t length;
    char *text = read_file(page->in, &length);
    if (copy_only) {
        size_t size = copy_size ? copy_size : length;
        if (size > length) {
            text = realloc(text, size);
            if (!text) err(74, "realloc");
            memset(text + length, ' ', size - length);
        }
        write_file(page->out, text, size);
    } else {
        const char *markdown = body(text);
        cmark_node *document = cmark_parse_document(markdown, length - (size_t)(markdown - text), CMARK_OPT_DEFAULT);
        char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
        write_file(page->out, html, strlen(html));
        free(html);
        cmark_node_free(document);
    }
    free(text);
}

static void *work(void *unused) {
    (void)unused;
    for (size_t folder; (folder = atomic_fetch_add(&next_folder, 1)) < folder_count;)
        for (size_t page = folders[folder]; page < folders[folder + 1]; page++) render(&pages[page]);
    return NULL;
}

int main(int count, char **arguments) {
    if (count == 4 && strncmp(arguments[1], "--copy", 6) == 0) {
        copy_only = true;
        if (arguments[1][6] == '=') copy_size = strtoul(arguments[1] + 7, NULL, 10);
    } else if (count != 3) {
        errx(64, "usage: limit [--copy[=BYTES]] IN OUT");
    }
    list(arguments[count - 2], arguments[count - 1]);
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, NULL) != 0) errx(74, "pthread_create");
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    return 0;
}
