-- An archive as version 1 of the schema leaves it, frozen: scripts for later versions are tried on it.
PRAGMA application_id = 0x766F7765; PRAGMA user_version = 1;

CREATE TABLE blogs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    named INTEGER NOT NULL,         -- whether the reader chose the name, which no source then overrules
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    synced TEXT NOT NULL DEFAULT '',
    posts INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    comments INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    location TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL
) STRICT;

CREATE TABLE marks (
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    key TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    shown INTEGER NOT NULL,
    sort_key INTEGER NOT NULL,      -- epoch seconds; undated posts have one older than every date
    comments INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL,
    title_generated INTEGER NOT NULL,
    author TEXT NOT NULL,
    published TEXT,
    published_precision TEXT NOT NULL,
    author_url TEXT NOT NULL,
    updated TEXT,
    updated_precision TEXT NOT NULL,
    permalink TEXT NOT NULL,
    address TEXT NOT NULL,          -- the permalink without what does not tell posts apart
    title_words TEXT NOT NULL,      -- the title in one spelling, by which other sources are joined
    joined INTEGER NOT NULL DEFAULT 0,  -- whether several sources tell of it, each in post_versions
    slug TEXT NOT NULL,
    categories TEXT NOT NULL,       -- JSON array
    tags TEXT NOT NULL,             -- JSON array
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    comment_count INTEGER,
    comments_open INTEGER,
    protected INTEGER NOT NULL,
    UNIQUE (blog_id, key)
) STRICT;

CREATE INDEX posts_in_order ON posts (blog_id, shown, sort_key DESC, id DESC);

CREATE INDEX posts_by_address ON posts (address);

CREATE INDEX posts_by_key ON posts (key);

CREATE INDEX posts_by_title ON posts (blog_id, title_words, published_precision, sort_key);

CREATE TABLE post_bodies (
    post_id INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    format TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    text TEXT NOT NULL,
    checksum BLOB NOT NULL,         -- 8 bytes over the row of the post and its text, see checksums
    markdown TEXT,                  -- NULL until it was made
    markdown_checksum BLOB
) STRICT;

CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    key TEXT NOT NULL,
    joined INTEGER NOT NULL DEFAULT 0,
    fingerprint BLOB NOT NULL,
    shown INTEGER NOT NULL,
    parent_key TEXT NOT NULL,       -- as received: the parent may never come
    threaded INTEGER NOT NULL,
    author TEXT NOT NULL,
    author_url TEXT NOT NULL,
    by_post_author INTEGER,
    published TEXT,
    published_precision TEXT NOT NULL,
    sort_key INTEGER NOT NULL,
    words INTEGER NOT NULL DEFAULT 0,   -- stands for the words of the text, by which other sources are joined
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    permalink TEXT NOT NULL,
    UNIQUE (blog_id, key)
) STRICT;

CREATE INDEX comments_of_post ON comments (post_id, shown, id);

CREATE INDEX comments_by_words ON comments (post_id, words);

CREATE INDEX comments_by_parent ON comments (post_id, parent_key) WHERE parent_key <> '';

CREATE TABLE comment_bodies (
    comment_id INTEGER PRIMARY KEY REFERENCES comments (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    format TEXT NOT NULL,
    text TEXT NOT NULL,
    checksum BLOB NOT NULL,
    markdown TEXT,                  -- NULL until it was made
    markdown_checksum BLOB
) STRICT;

CREATE TABLE post_versions (
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    address TEXT NOT NULL,          -- of this source's permalink
    record TEXT NOT NULL,           -- JSON array of all columns and the plain text
    checksum BLOB NOT NULL,
    PRIMARY KEY (blog_id, key, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_versions_of_post ON post_versions (post_id, source_id);

CREATE INDEX post_versions_by_address ON post_versions (address);

CREATE TABLE comment_versions (
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    comment_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    record TEXT NOT NULL,
    checksum BLOB NOT NULL,
    PRIMARY KEY (blog_id, key, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX comment_versions_of_comment ON comment_versions (comment_id, source_id);

CREATE TABLE post_reading (
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    seen_comment_id INTEGER NOT NULL DEFAULT 0,
    opened TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (blog_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment_reading (
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (blog_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
    blog_id INTEGER REFERENCES blogs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX places_by_name ON places (ifnull(blog_id, 0), name);

CREATE VIRTUAL TABLE post_search USING fts5 (
    title, author, text, content = '', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE comment_search USING fts5 (
    author, text, content = '', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE gone (
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,             -- post or comment
    key TEXT NOT NULL,
    day TEXT NOT NULL,              -- ISO 8601, when that was noticed
    PRIMARY KEY (source_id, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE chosen_parents (
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    parent_key TEXT NOT NULL,       -- empty for a comment that the reader says answers none
    PRIMARY KEY (blog_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE muted_names (
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,             -- in the form in which two spellings of it are equal
    PRIMARY KEY (blog_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX comments_by_page ON comments (permalink) WHERE permalink <> '' AND instr(permalink, '#') = 0;

CREATE TABLE comment_changes (
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    change TEXT NOT NULL,           -- edited or gone
    post_key TEXT NOT NULL,
    seen_text TEXT NOT NULL,        -- of an edited one, what the reader has seen, without the end of a long one
    told INTEGER NOT NULL DEFAULT 0,    -- whether the reader has opened the post since
    PRIMARY KEY (blog_id, key, change)
) STRICT, WITHOUT ROWID;

CREATE INDEX comment_changes_untold ON comment_changes (blog_id, post_key, key) WHERE NOT told;

CREATE TABLE post_changes (
    blog_id INTEGER NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    seen_text TEXT NOT NULL,
    told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (blog_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE spellings (
    author TEXT PRIMARY KEY,        -- as received
    name TEXT NOT NULL              -- in the form in which two spellings of it are equal
) STRICT, WITHOUT ROWID;

CREATE INDEX spellings_of_name ON spellings (name);

CREATE TABLE merged_names (
    name TEXT PRIMARY KEY,
    person TEXT NOT NULL            -- one of the person's names, which stands for all of them
) STRICT, WITHOUT ROWID;

CREATE INDEX merged_names_of_person ON merged_names (person);

CREATE INDEX comments_by_author ON comments (author, sort_key DESC, id DESC) WHERE shown = 1;

CREATE INDEX posts_by_author ON posts (author, sort_key DESC, id DESC) WHERE shown = 1;

CREATE INDEX answers_by_parent ON comments (blog_id, parent_key) WHERE parent_key <> '';

-- rows

INSERT INTO blogs (id, name, named, url, description, language, time_zone, synced, posts, unread, comments) VALUES
    (1, 'Tassen', 0, 'https://tassen.example/', '', '', '', '', 2, 1, 2);

INSERT INTO sources (id, blog_id, location, format) VALUES
    (1, 1, 'https://tassen.example/', 'wordpress'),
    (2, 1, '/tassen.txt', 'movabletype');

INSERT INTO marks (source_id, name, value) VALUES
    (1, 'posts', '2020-09-20');

INSERT INTO posts (id, blog_id, source_id, key, fingerprint, shown, sort_key, comments, title, title_generated, author, published, published_precision, author_url, updated, updated_precision, permalink, address, title_words, joined, slug, categories, tags, status, kind, comment_count, comments_open, protected) VALUES
    (1, 1, 1, 'wp:1', X'1756CFEB5678501CC858B149E022CE1F', 1, 1109894400, 2, 'Die Kaffeemaschine', 0, 'Ada Fink', '2005-03-04T00:00:00', 'day', '', NULL, 'unknown', 'https://tassen.example/1', 'tassen.example/1', 'die kaffeemaschine', 1, '', '[]', '[]', 'published', 'post', NULL, NULL, 0),
    (2, 1, 1, 'wp:2', X'CA940D6869776F10517AEEA750179678', 1, -4611686018427387904, 0, 'Käse & Brot', 0, 'Ada Fink', NULL, 'unknown', '', NULL, 'unknown', '', '', 'käse brot', 0, '', '[]', '[]', 'published', 'post', NULL, NULL, 0);

INSERT INTO post_bodies (post_id, body, format, excerpt, text, checksum, markdown, markdown_checksum) VALUES
    (1, '<p>Sie hat eine Meinung.</p>', 'html', '', 'Sie hat eine Meinung.', X'77583C1F068F0957', 'Sie hat eine Meinung.', X'5F5D9C12B388D358'),
    (2, '<p>Schön.</p>', 'html', '', 'Sie hat eine Meinung.', X'679C50BBFEB5145F', NULL, NULL);

INSERT INTO comments (id, blog_id, post_id, source_id, key, joined, fingerprint, shown, parent_key, threaded, author, author_url, by_post_author, published, published_precision, sort_key, words, status, kind, permalink) VALUES
    (1, 1, 1, 1, 'wp:c1', 1, X'F07543CA625650F3559F04905F77916D', 1, '', 0, 'Jens Ohm', '', NULL, NULL, 'unknown', -4611686018427387904, -9088639971484040492, 'approved', 'comment', ''),
    (2, 1, 1, 1, 'wp:c2', 0, X'FEB6F774CA97C85C6E69BD1F73B454EB', 1, 'wp:c1', 0, 'Ada Fink', '', NULL, NULL, 'unknown', -4611686018427387904, -9088639971484040492, 'approved', 'comment', '');

INSERT INTO comment_bodies (comment_id, body, format, text, checksum, markdown, markdown_checksum) VALUES
    (1, '<p>Entkalken hilft.</p>', 'html', 'Entkalken hilft.', X'4C04BCCDEF301AFF', NULL, NULL),
    (2, '<p>Entkalken hilft.</p>', 'html', 'Entkalken hilft.', X'8441193B47F53275', NULL, NULL);

INSERT INTO post_versions (blog_id, key, source_id, post_id, address, record, checksum) VALUES
    (1, 'mt:1', 2, 1, 'tassen.example/1', '["<p>Sie hat eine Meinung.</p>", "html", "", "Die Kaffeemaschine", 0, "Ada Fink", "2005-03-04T00:00:00", "day", "", null, "unknown", "https://tassen.example/1", "", "[]", "[]", "published", "post", null, null, 0, "Sie hat eine Meinung."]', X'88AC8110520B217A'),
    (1, 'wp:1', 1, 1, 'tassen.example/1', '["<p>Sie hat eine Meinung.</p>", "html", "", "Die Kaffeemaschine", 0, "Ada Fink", "2005-03-04T00:00:00", "day", "", null, "unknown", "https://tassen.example/1", "", "[]", "[]", "published", "post", null, null, 0, "Sie hat eine Meinung."]', X'6D7409F3FF2677A3');

INSERT INTO comment_versions (blog_id, key, source_id, comment_id, record, checksum) VALUES
    (1, 'mt:c1', 2, 1, '["<p>Entkalken hilft.</p>", "html", "", 0, "Jens Ohm", "", null, null, "unknown", "approved", "comment", "", "Entkalken hilft."]', X'5B633DC82ECE20AD'),
    (1, 'wp:c1', 1, 1, '["<p>Entkalken hilft.</p>", "html", "", 0, "Jens Ohm", "", null, null, "unknown", "approved", "comment", "", "Entkalken hilft."]', X'1C7558C0158D3EEE');

INSERT INTO post_reading (blog_id, key, read, starred, seen_comment_id, opened) VALUES
    (1, 'wp:1', 1, 1, 2, '2020-01-01');

INSERT INTO comment_reading (blog_id, key, read, starred) VALUES
    (1, 'wp:c2', 1, 1);

INSERT INTO places (blog_id, name, value) VALUES
    (1, 'post', 'wp:1');

INSERT INTO gone (source_id, kind, key, day) VALUES
    (1, 'post', 'wp:2', '2020-01-02');

INSERT INTO chosen_parents (blog_id, key, parent_key) VALUES
    (1, 'wp:c2', '');

INSERT INTO muted_names (blog_id, name) VALUES
    (1, 'jens ohm');

INSERT INTO spellings (author, name) VALUES
    ('Ada Fink', 'ada fink'),
    ('Jens Ohm', 'jens ohm');

INSERT INTO merged_names (name, person) VALUES
    ('ada', 'ada fink'),
    ('ada fink', 'ada fink');

INSERT INTO post_search (rowid, title, author, text) VALUES
    (1, 'die kaffeemaschine', 'ada fink', 'sie hat eine meinung.'),
    (2, 'kase & brot', 'ada fink', 'sie hat eine meinung.');

INSERT INTO comment_search (rowid, author, text) VALUES
    (1, 'jens ohm', 'entkalken hilft.'),
    (2, 'ada fink', 'entkalken hilft.');

-- triggers

CREATE TRIGGER post_added AFTER INSERT ON posts WHEN new.shown
BEGIN
    UPDATE blogs SET
        posts = posts + 1,
        unread = unread + (NOT EXISTS (
            SELECT 1 FROM post_reading AS r WHERE r.blog_id = new.blog_id AND r.key = new.key AND r.read))
    WHERE id = new.blog_id;
END;

CREATE TRIGGER post_changed AFTER UPDATE OF shown, comments ON posts
BEGIN
    UPDATE blogs SET
        posts = posts + new.shown - old.shown,
        comments = comments + new.shown * new.comments - old.shown * old.comments,
        unread = unread + (new.shown - old.shown) * (NOT EXISTS (
            SELECT 1 FROM post_reading AS r WHERE r.blog_id = new.blog_id AND r.key = new.key AND r.read))
    WHERE id = new.blog_id;
END;

CREATE TRIGGER post_reading_added AFTER INSERT ON post_reading WHEN new.read
BEGIN
    UPDATE blogs SET unread = unread - 1
    WHERE id = new.blog_id AND EXISTS (
        SELECT 1 FROM posts AS p WHERE p.blog_id = new.blog_id AND p.key = new.key AND p.shown);
END;

CREATE TRIGGER post_reading_changed AFTER UPDATE OF read ON post_reading WHEN new.read <> old.read
BEGIN
    UPDATE blogs SET unread = unread + old.read - new.read
    WHERE id = new.blog_id AND EXISTS (
        SELECT 1 FROM posts AS p WHERE p.blog_id = new.blog_id AND p.key = new.key AND p.shown);
END;

CREATE TRIGGER comment_added AFTER INSERT ON comments WHEN new.shown
BEGIN
    UPDATE posts SET comments = comments + 1 WHERE id = new.post_id;
END;

CREATE TRIGGER comment_changed AFTER UPDATE OF shown, post_id ON comments
WHEN new.shown <> old.shown OR new.post_id <> old.post_id
BEGIN
    UPDATE posts SET comments = comments - old.shown WHERE id = old.post_id;
    UPDATE posts SET comments = comments + new.shown WHERE id = new.post_id;
END;

CREATE TRIGGER comment_text_changed AFTER UPDATE OF text ON comment_bodies WHEN new.text <> old.text
BEGIN
    INSERT INTO comment_changes (blog_id, key, change, post_key, seen_text)
    SELECT c.blog_id, c.key, 'edited', p.key, substr(old.text, 1, 50000)
    FROM comments AS c
    JOIN posts AS p ON p.id = c.post_id
    JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key
    LEFT JOIN comment_reading AS s ON s.blog_id = c.blog_id AND s.key = c.key
    WHERE c.id = new.comment_id AND r.opened <> '' AND (c.id <= r.seen_comment_id OR ifnull(s.read, 0))
    ON CONFLICT (blog_id, key, change) DO UPDATE SET
        seen_text = excluded.seen_text, post_key = excluded.post_key, told = 0 WHERE told;
    DELETE FROM comment_changes
    WHERE (blog_id, key) = (SELECT blog_id, key FROM comments WHERE id = new.comment_id)
        AND change = 'edited' AND NOT told AND seen_text = substr(new.text, 1, 50000);
END;

CREATE TRIGGER post_text_changed AFTER UPDATE OF text ON post_bodies WHEN new.text <> old.text
BEGIN
    INSERT INTO post_changes (blog_id, key, seen_text)
    SELECT p.blog_id, p.key, substr(old.text, 1, 50000)
    FROM posts AS p
    JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key
    WHERE p.id = new.post_id AND r.opened <> ''
    ON CONFLICT (blog_id, key) DO UPDATE SET seen_text = excluded.seen_text, told = 0 WHERE told;
    DELETE FROM post_changes
    WHERE (blog_id, key) = (SELECT blog_id, key FROM posts WHERE id = new.post_id)
        AND NOT told AND seen_text = substr(new.text, 1, 50000);
END;

CREATE TRIGGER comment_went AFTER INSERT ON gone WHEN new.kind = 'comment'
BEGIN
    INSERT OR IGNORE INTO comment_changes (blog_id, key, change, post_key, seen_text)
    SELECT c.blog_id, c.key, 'gone', p.key, ''
    FROM (
        SELECT c.id FROM sources AS f JOIN comments AS c ON c.blog_id = f.blog_id
            AND c.key IN (new.key, new.key || '#source-' || f.id) AND c.source_id = f.id AND NOT c.joined
        WHERE f.id = new.source_id
        UNION
        SELECT v.comment_id FROM sources AS f JOIN comment_versions AS v ON v.blog_id = f.blog_id
            AND v.key IN (new.key, new.key || '#source-' || f.id) AND v.source_id = f.id
        WHERE f.id = new.source_id
    ) AS told
    JOIN comments AS c ON c.id = told.id
    JOIN posts AS p ON p.id = c.post_id
    JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key
    LEFT JOIN comment_reading AS s ON s.blog_id = c.blog_id AND s.key = c.key
    WHERE r.opened <> '' AND (c.id <= r.seen_comment_id OR ifnull(s.read, 0));
END;

CREATE TRIGGER comment_returned AFTER DELETE ON gone WHEN old.kind = 'comment'
BEGIN
    DELETE FROM comment_changes WHERE change = 'gone' AND (blog_id, key) IN (
        SELECT c.blog_id, c.key FROM sources AS f JOIN comments AS c ON c.blog_id = f.blog_id
            AND c.key IN (old.key, old.key || '#source-' || f.id) AND c.source_id = f.id AND NOT c.joined
        WHERE f.id = old.source_id
        UNION
        SELECT c.blog_id, c.key FROM sources AS f JOIN comment_versions AS v ON v.blog_id = f.blog_id
            AND v.key IN (old.key, old.key || '#source-' || f.id) AND v.source_id = f.id
            JOIN comments AS c ON c.id = v.comment_id
        WHERE f.id = old.source_id);
END;
