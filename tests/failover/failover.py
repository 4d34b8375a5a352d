#!/usr/bin/env python3
"""Starts the cluster of sync/server/deploy on loopback, lets tablets write to it, and makes machines fail.

failover.py BUILD [--only NAME]    BUILD holds bin/, and gets a directory failover/ for everything that is written.

Prints for each failure how long nothing was acknowledged, and at the end whether anything acknowledged was lost, or
taken twice, or stands differently anywhere. Ends with 0 where nothing was."""

import argparse
import os
import pathlib
import secrets
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from machines import HOST, Cluster, Programs, fill, free_port, make_empty  # noqa: E402
from roads import Roads  # noqa: E402

PATIENCE = 120  # seconds that service may take to come back before the drill fails
ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = ROOT / "sync/server/deploy"


class Load:
    """Tablets that write all the time, through the proxy."""

    def __init__(self, programs, program, environment):
        self._process = programs.start("load", [str(program), "Tablets write without end*"], unprivileged=False,
                                       environment=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       text=True)
        self._skip_to("writing")

    def _skip_to(self, word):
        said = ""
        for line in self._process.stdout:
            if line.strip() == word:
                return
            said += line
        raise SystemExit("failover: the tablets did not come to write:\n" + said)

    def look(self):
        """Acknowledged so far, failed attempts so far, and the longest gap since the last look in milliseconds."""
        print(file=self._process.stdin, flush=True)
        return [int(word) for word in self._process.stdout.readline().split()]

    def await_service(self):
        """Until entries are acknowledged in each of three looks; the longest gap since the last one before."""
        longest = 0
        going = 0
        before = self.look()[0]
        for _ in range(PATIENCE):
            time.sleep(1)
            now, failures, gap = self.look()
            longest = max(longest, gap)
            going = going + 1 if now > before else 0
            if going == 3:
                return longest
            before = now
        raise SystemExit(f"failover: service did not come back in {PATIENCE} seconds: {before} entries acknowledged, "
                         f"{failures} attempts failed; see the logs")

    def end(self):
        self._process.stdin.close()
        said = self._process.stdout.read()
        return self._process.wait() == 0, said


def kill_primary(cluster):
    primary = cluster.primary()
    primary.signal(signal.SIGKILL)
    return primary.start_again


def kill_postgres(cluster):
    primary = cluster.primary()
    for process in primary.processes()[1:]:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
    return lambda: None


def cut_off(cluster):
    primary = cluster.primary()
    primary.cut_off()
    return primary.mend


def stand_still(cluster):
    primary = cluster.primary()
    primary.signal(signal.SIGSTOP)
    return lambda: primary.signal(signal.SIGCONT)


def fill_disk(cluster):
    primary = cluster.primary()
    if not primary.has_own_disk:
        return None
    primary.fill_disk()

    def heal():
        primary.free_disk()

    return heal


SCENARIOS = {
    "kill": ("the primary's machine dies (PostgreSQL and Patroni killed)", kill_primary),
    "crash": ("the primary's PostgreSQL dies, Patroni lives", kill_postgres),
    "cut": ("the primary is cut off from the others, but not from the servers", cut_off),
    "freeze": ("the primary's machine stands still, and goes on later", stand_still),
    "disk": ("the primary's disk is filled", fill_disk),
}


def start_servers(cluster, programs, build, proxy_port, ports):
    """Makes the store as an administrator does, and serves it three times behind the proxy."""
    directory = programs.directory
    passwords = {role: secrets.token_hex(16) for role in ("seenheard_owner", "seenheard_server")}
    for role, password in passwords.items():
        cluster.run_sql(f"create role {role} login password '{password}'")
    for database in ("seenheard", "seenheard_keys"):
        cluster.run_sql(f"create database {database} owner seenheard_owner")
    pgpass = directory / "pgpass"
    pgpass.write_text("".join(f"*:*:*:{role}:{password}\n" for role, password in passwords.items()))
    pgpass.chmod(0o600)
    environment = {"PGPASSFILE": str(pgpass)}

    def store(role):
        address = f"postgresql://{role}@{HOST}:{proxy_port}"
        return ["--store", f"{address}/seenheard", "--keys", f"{address}/seenheard_keys"]

    def command(*words):
        done = subprocess.run([str(build / "bin/seenheard-server"), *words], capture_output=True, text=True,
                              env={**os.environ, **environment}, check=False)
        if done.returncode != 0:
            raise SystemExit(f"failover: seenheard-server {words[0]} failed: {done.stderr.strip()}")

    secret = str(directory / "secret")
    serving = [*store("seenheard_server"), "--secret", secret]
    command("migrate", *store("seenheard_owner"))
    command("init", *serving, "--name", "Failover Force", "--recovery-key", str(directory / "recovery.json"))
    for number, port in enumerate(ports):
        programs.start(f"server-{number + 1}",
                       [str(build / "bin/seenheard-server"), "serve", *serving, "--listen", f"{HOST}:{port}"],
                       unprivileged=False, environment=environment)
    return {**environment, "SEENHEARD_FAILOVER_STORE": serving[1], "SEENHEARD_FAILOVER_KEYS": serving[3],
            "SEENHEARD_FAILOVER_SECRET": secret}


def start_proxy(cluster, programs, postgres_port, server_port, server_ports):
    values = {"HOST": HOST, "PROXY_POSTGRES_PORT": postgres_port, "PROXY_SERVER_PORT": server_port}
    for machine in cluster.machines:
        letter = machine.name.upper()
        values[f"{letter}_POSTGRES"] = f"{HOST}:{machine.postgres_port}"
        values[f"{letter}_REST_PORT"] = machine.rest_port
    for number, port in zip(("ONE", "TWO", "THREE"), server_ports):
        values[f"SERVER_{number}"] = f"{HOST}:{port}"
    target = programs.directory / "haproxy.cfg"
    fill(FILES / "haproxy.cfg", target, values)
    programs.give(target)
    programs.start("haproxy", ["haproxy", "-f", str(target)])


def drill(build, only):
    directory = build.resolve().parent / "failover"
    make_empty(directory)
    directory.chmod(0o755)
    programs = Programs(directory)
    programs.give(directory)
    cluster = Cluster(programs, Roads(), FILES)
    try:
        print(f"failover: three machines with PostgreSQL, Patroni and etcd, HAProxy, three servers; logs in {directory}")
        cluster.start()
        postgres_port, server_port = free_port(), free_port()
        server_ports = [free_port() for _ in range(3)]
        start_proxy(cluster, programs, postgres_port, server_port, server_ports)
        time.sleep(3)
        environment = start_servers(cluster, programs, build, postgres_port, server_ports)
        time.sleep(3)
        load = Load(programs, build / "bin/integration_cluster",
                    {**environment, "SEENHEARD_FAILOVER_PORT": str(server_port)})
        print(f"failover: tablets write; the longest gap without any failure: {load.await_service()} ms", flush=True)
        for name, (what, scenario) in SCENARIOS.items():
            if only and name != only:
                continue
            cluster.await_whole()
            load.await_service()
            before = load.look()[0]
            was = cluster.primary().name
            heal = scenario(cluster)
            if heal is None:
                print(f"failover: SKIPPED {what}: only root may mount a small disk", flush=True)
                continue
            gap = load.await_service()
            after = load.look()[0]
            now = cluster.primary()
            print(f"failover: {what}: {gap / 1000:.1f} s without service; {was} -> {now.name if now else '?'}; "
                  f"{before} entries acknowledged before, {after} by now", flush=True)
            heal()
        cluster.await_whole()
        load.await_service()
        good, said = load.end()
        print("failover: " + said.strip().replace("\n", "\nfailover: "))
        print("failover: " + ("nothing acknowledged was lost" if good else "NOT GOOD, see above and load.log"))
        return 0 if good else 1
    finally:
        programs.end()
        for machine in cluster.machines:
            machine.signal(signal.SIGCONT)
            machine.signal(signal.SIGKILL)
            machine.unmount()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, metavar="BUILD")
    parser.add_argument("--only", choices=SCENARIOS, help="one failure instead of all")
    arguments = parser.parse_args()
    return drill(arguments.build.resolve(), arguments.only)


if __name__ == "__main__":
    sys.exit(main())
