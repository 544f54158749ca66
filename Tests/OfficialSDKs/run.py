"""Runs both suites against a `paycheck` program and prints what they covered.

Usage: run.py PROGRAM [unittest arguments]
"""

import importlib.metadata
import sys
import unittest
from pathlib import Path

from coverage import RAZORPAY, STRIPE
from gateways import GATEWAYS

HERE = Path(__file__).parent


def suite_of(folder):
    return unittest.defaultTestLoader.discover(str(HERE / folder), top_level_dir=str(HERE))


def main():
    program, names = sys.argv[1], sys.argv[2:]
    GATEWAYS.start(program)
    try:
        for title, package, coverage, folder in (
            ("Stripe", "stripe", STRIPE, "stripe_sdk"),
            ("Razorpay", "razorpay", RAZORPAY, "razorpay_sdk"),
        ):
            version = importlib.metadata.version(package)
            print(f"==> {title}'s official Python SDK, {version}", file=sys.stderr)
        suite = unittest.TestSuite([suite_of("stripe_sdk"), suite_of("razorpay_sdk")])
        if names:
            suite = unittest.defaultTestLoader.loadTestsFromNames(names)
        result = unittest.TextTestRunner(verbosity=1, buffer=True).run(suite)
    finally:
        ended = GATEWAYS.stop()
    print(f"{result.testsRun} cases")
    for coverage in (STRIPE, RAZORPAY):
        for line in coverage.lines():
            print(line)
    if ended != 0:
        print(f"paycheck gateways ended with {ended}; expected 0")
    whole = bool(names) or (STRIPE.is_complete() and RAZORPAY.is_complete())
    return 0 if result.wasSuccessful() and ended == 0 and whole else 1


if __name__ == "__main__":
    sys.exit(main())
