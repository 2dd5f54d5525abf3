"""The register that family clubs live with."""

__version__ = "0.1.0"
