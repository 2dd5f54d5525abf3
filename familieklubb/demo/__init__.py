"""The network of 2003, and made-up clubs by a seed."""

from familieklubb.demo.generation import Generated, demo_network, generate, generate_into

__all__ = ["Generated", "demo_network", "generate", "generate_into"]
