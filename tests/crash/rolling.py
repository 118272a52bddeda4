"""The topology of deploy/compose.yaml by processes: PostgreSQL, two dashboards, HAProxy with the same file, and a browser through it.

`python -m tests.crash.rolling` restarts one replica after the other while an order is under way, then kills the one that the browser is
at, and prints what the person saw. It needs `haproxy` and `chromium` on the path.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

import httpx
from playwright.sync_api import expect, sync_playwright

from components.orders import State
from tests.crash.two_replicas import TOKEN, Scene
from tests.server.postgres import postgres_server
from tests.server.processes import ROOT, Dashboard, free_port, wait_for

COOKIE = "PLATBOOK_REPLICA"
SHARED = {
    "PLATBOOK_WEBHOOK_SECRET": "a-secret-for-all-replicas",
    "STREAMLIT_SERVER_COOKIE_SECRET": "a-cookie-secret-for-all",
}


def proxy(replicas, port):
    told = {f"PLATBOOK_{name}": f"127.0.0.1:{one.port}" for name, one in zip(("ONE", "TWO"), replicas, strict=True)}
    environ = {**os.environ, **told, "PLATBOOK_BIND": f"127.0.0.1:{port}"}
    return subprocess.Popen(["haproxy", "-db", "-q", "-f", str(ROOT / "deploy" / "haproxy.cfg")], env=environ)


def is_ready(replica):
    try:
        return httpx.get(f"{replica.url}/readyz?without=api", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


def at(page):
    return next((cookie["value"] for cookie in page.context.cookies() if cookie["name"] == COOKIE), "")


def sees_home(page, told):
    began = time.monotonic()
    expect(page.get_by_test_id("stSidebarNav")).to_be_visible(timeout=90_000)
    expect(page.get_by_test_id("stConnectionStatus")).to_have_count(0, timeout=90_000)
    print(f"{told}: at replica {at(page)}, the page stands after {time.monotonic() - began:.1f} s")


def main():
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server, sync_playwright() as playwright:
        scene, port = Scene(Path(folder), server.get_uri(), speed=0.3), free_port()
        environ = {
            "DATABASE_URL": server.get_uri(),
            "PLATBOOK_SANDBOX_URL": scene.sandbox.base_url,
            "PLATBOOK_SANDBOX_TOKEN": TOKEN,
            **SHARED,
        }
        replicas = {
            name: Dashboard(Path(folder) / f"web-{name}", {**environ, "PLATBOOK_EXECUTOR_ID": name})
            for name in ("one", "two")
        }
        front, browser = None, None
        try:
            for replica in replicas.values():
                replica.start()
            front = proxy(replicas.values(), port)
            for replica in replicas.values():
                wait_for(lambda replica=replica: is_ready(replica), "a replica to be ready")
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--use-angle=swiftshader"]
            )
            page = browser.new_context().new_page()
            wait_for(lambda: httpx.get(f"http://localhost:{port}/healthz").status_code == 200, "the proxy")
            page.goto(f"http://localhost:{port}/")
            sees_home(page, "The first look")
            assert httpx.get(f"http://localhost:{port}/metrics").status_code == 404
            keys = [scene.confirm(kind) for kind in ("lead_list", "trace", "scrub")]
            wait_for(lambda: all(scene.state(key) is not State.QUEUED for key in keys), "them to be sent")
            for name, replica in replicas.items():
                began = time.monotonic()
                replica.stop()
                print(f"Replica {name} was stopped in {time.monotonic() - began:.1f} s")
                page.wait_for_timeout(3000)
                sees_home(page, f"While {name} is away")
                replica.start()
                wait_for(lambda replica=replica: is_ready(replica), "the replica again")
                page.wait_for_timeout(5000)  # until the proxy has seen it
            replicas[at(page)].kill()
            page.wait_for_timeout(6000)
            sees_home(page, "After a kill -9 of the replica that drew it")
            scene.reach(keys, State.READY)
            scene.assert_whole(keys)
            calls = [(line["path"], line["status"]) for line in scene.sandbox.log() if line["method"] == "POST"]
            assert scene.posts() == len(keys), calls
            print("Three orders came home, each sent once.")
        finally:
            if browser:
                browser.close()
            if front:
                front.terminate()
            for replica in replicas.values():
                replica.kill()
            scene.end()


if __name__ == "__main__":
    main()
