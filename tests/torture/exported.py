"""What exports have left in a place."""

from tests.torture.scenarios import Place


def exported(place: Place) -> dict[str, bytes]:
    """Give everything that lies in the folder of an export and beside it, hidden files too."""
    found = [*place.folder.glob(f".{place.file.name}*"), place.file, *place.pages.rglob("*")]
    return {str(path.relative_to(place.folder)): path.read_bytes() for path in found if path.is_file()}


def named(place: Place) -> dict[str, bytes]:
    """Give what has its final name, which files that still grow do not have."""
    return {
        name: body for name, body in exported(place).items() if not name.rpartition("/")[2].startswith(".")
    }
