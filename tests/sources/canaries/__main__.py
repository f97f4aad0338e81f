"""Every form of a private address in every place: ``python -m tests.sources.canaries [STEP]``.

With a step only every so manieth form is tried, in each place another part of them.
"""

import asyncio
import sys
import time

from tests.sources.canaries.address_forms import REBINDING, written_forms
from tests.sources.canaries.entries import ENTRIES, read_with


async def _all(step: int) -> int:
    bad, tried = 0, 0
    for place, entry in enumerate(ENTRIES):
        started = time.monotonic()
        for form in written_forms()[place % step :: step]:
            world = await read_with(entry, form)
            tried += 1
            if world.heard or (world.reached and form not in REBINDING):
                bad += 1
                print(f"BAD  {entry}: {form} {world.heard} {world.reached}", flush=True)
        print(f"{entry}: {time.monotonic() - started:.1f} s", flush=True)
    print(f"{len(written_forms())} forms, {len(ENTRIES)} places, {tried} readings, {bad} hits")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_all(int(sys.argv[1]) if len(sys.argv) > 1 else 1)))
