"""What can go wrong outside the program: each error is a sentence for the reader.

VoweError
├── SourceError         a source cannot be read
│   ├── SourceMissing   there is no such file, folder or host
│   ├── SourceRefused   it is there and does not let us in
│   └── SourceUnknown   it is there and is no blog we can read
├── ArchiveError        the archive cannot be opened or written
├── SettingsError       the settings file says something that cannot be
├── NotStored           the archive holds no such blog, post or comment
└── NotWritten          an export cannot be written where it should lie
"""


class VoweError(Exception):
    """A failure the world caused, told in one sentence that names the thing and the way out."""


class SourceError(VoweError):
    """A source cannot be read."""


class SourceMissing(SourceError):
    """There is no such file, folder or host."""


class SourceRefused(SourceError):
    """A source is there and does not let us in."""


class SourceUnknown(SourceError):
    """A source is there and is no blog that any reader knows."""


class ArchiveError(VoweError):
    """The archive cannot be opened or written."""


class SettingsError(VoweError):
    """The settings file says something that cannot be."""


class NotStored(VoweError):
    """The archive holds no such blog, post or comment."""


class NotWritten(VoweError):
    """An export cannot be written where it should lie."""
