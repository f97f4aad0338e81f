"""Nothing is marked as gone that is still there, and nothing slips by, whatever a server says."""

from hypothesis import settings

from tests.services.lying_server import Removals

TestRemovals = Removals.TestCase
TestRemovals.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
