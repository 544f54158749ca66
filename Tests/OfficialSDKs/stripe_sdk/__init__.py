"""Drives the simulated Stripe through the official Python SDK."""
