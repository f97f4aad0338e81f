"""How much memory a process may have that works on what strangers made."""


def limit_memory(most: int) -> None:
    """Have the system refuse this process more than ``most`` bytes; Windows has no such limit."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
