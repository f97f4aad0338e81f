"""Whatever a network does to the answers, the archive comes to hold what the site has."""

import pytest

from tests.services.hostile_network import converge

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("seed", range(3))
async def test_a_spoilt_network_costs_time_and_nothing_else(seed: int) -> None:
    outcome = await converge(seed)
    assert outcome.is_good, str(outcome)
