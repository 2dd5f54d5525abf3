"""The program and its tools as processes of their own."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.sources import ROOT


def run_python(*words: str) -> subprocess.CompletedProcess[str]:
    """Run this Python at the root; its output as text, its exit code not judged."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
