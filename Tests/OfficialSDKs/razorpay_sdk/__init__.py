"""Drives the simulated Razorpay through the official Python SDK."""
