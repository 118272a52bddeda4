"""What is told to the allocators, asked of a process of its own: they are told once, before anything is read."""

import subprocess
import sys

import pytest

from tests.server.processes import ROOT

POOL = "import components, pyarrow as pa; print(pa.default_memory_pool().backend_name)"
# Sixteen threads that each hold memory at the same time: glibc would give each an arena of its own.
ARENAS = """
import components, ctypes, threading
all_here = threading.Barrier(16)
def hold():
    mine = [bytes(600) for _ in range(1000)]
    all_here.wait()
    del mine
threads = [threading.Thread(target=hold) for _ in range(16)]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fopen(b"/dev/stdout", b"w"))
libc.malloc_info(0, out); libc.fclose(out)
"""


def told(code, **environ):
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env={"PATH": "", **environ}
    )
    return done.stdout


def test_arrow_asks_the_system_unless_somebody_chose():
    assert told(POOL).strip() == "system"
    assert told(POOL, ARROW_DEFAULT_MEMORY_POOL="mimalloc").strip() == "mimalloc"


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's malloc_info")
def test_sixteen_threads_share_two_arenas():
    without = told(ARENAS.replace("import components, ctypes", "import ctypes"))
    assert without.count("<heap nr=") > 2
    assert told(ARENAS).count("<heap nr=") <= 2
