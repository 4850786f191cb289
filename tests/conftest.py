"""What holds for every test: a machine that is busy is no failure, so no test has a deadline of its own."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
