"""Three machines on loopback: on each a PostgreSQL under Patroni, an etcd and a watch over the disk, from the files in
sync/server/deploy."""

import json
import os
import pathlib
import pwd
import secrets
import shutil
import signal
import socket
import string
import subprocess
import time
import urllib.error
import urllib.request

HOST = "127.0.0.1"
ACCOUNT = "postgres"  # Debian's package makes it; PostgreSQL refuses to be root
DISK_MIB = 640
RESERVE_MIB = 96


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Programs:
    """Starts programs, as an account without rights where this one is root, and ends what it started."""

    def __init__(self, directory):
        self.directory = directory
        self.is_root = os.geteuid() == 0
        self.account = pwd.getpwnam(ACCOUNT) if self.is_root else pwd.getpwuid(os.geteuid())
        self._running = []

    def give(self, path):
        if self.is_root:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def start(self, name, words, unprivileged=True, **options):
        log = open(self.directory / f"{name}.log", "ab")
        who = {}
        if unprivileged and self.is_root:
            who = {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.directory), "LC_ALL": "C.UTF-8"}
        environment.update(options.pop("environment", {}))
        process = subprocess.Popen(words, stderr=log, env=environment, cwd=self.directory, start_new_session=True,
                                   stdout=options.pop("stdout", log), **who, **options)
        self._running.append(process)
        return process

    def end(self):
        for process in reversed(self._running):
            if process.poll() is None:
                process.kill()
                process.wait()


class Machine:
    """One of the three."""

    def __init__(self, name, programs, roads):
        self.name = name
        self.programs = programs
        self.directory = programs.directory / name
        self.directory.mkdir()
        self.has_own_disk = self._mount()
        self.directory.chmod(0o700)
        programs.give(self.directory)
        self.postgres_port, self.rest_port = free_port(), free_port()
        self.etcd_port, self.etcd_peer_port = free_port(), free_port()
        self.roads_in = {"postgres": roads.to(self.postgres_port), "rest": roads.to(self.rest_port)}
        self.roads_out = []
        self._patroni = None

    def _mount(self):
        account = self.programs.account
        options = f"size={DISK_MIB}m,uid={account.pw_uid},gid={account.pw_gid},mode=700"
        words = ["mount", "-t", "tmpfs", "-o", options, "seenheard-failover", str(self.directory)]
        if not self.programs.is_root:
            words = ["sudo", "-n", *words]
        try:
            return subprocess.run(words, capture_output=True, check=False).returncode == 0
        except FileNotFoundError:
            return False

    def unmount(self):
        if self.has_own_disk:
            words = ["umount", "--lazy", str(self.directory)]
            subprocess.run(words if self.programs.is_root else ["sudo", "-n", *words], check=False)

    def configure(self, files, values, machines, roads):
        self.roads_out = [roads.to(machine.etcd_port) for machine in machines]
        mine = {
            **values, "NAME": self.name, "DIRECTORY": str(self.directory), "HOST": HOST,
            "ETCD_PORT": self.etcd_port, "ETCD_PEER_PORT": self.etcd_peer_port,
            "ETCD_CLUSTER": ",".join(f"{m.name}=http://{HOST}:{m.etcd_peer_port}" for m in machines),
            "ETCD_HOSTS": ",".join(f"{HOST}:{road.port}" for road in self.roads_out),
            "REST_PORT": self.rest_port, "REST_ADDRESS": f"{HOST}:{self.roads_in['rest'].port}",
            "POSTGRES_PORT": self.postgres_port, "POSTGRES_ADDRESS": f"{HOST}:{self.roads_in['postgres'].port}",
        }
        for name in ("etcd.yml", "patroni.yml"):
            fill(files / name, self.directory / name, mine)
            self.programs.give(self.directory / name)

    def start_etcd(self):
        self.programs.start(f"etcd-{self.name}", ["etcd", "--config-file", str(self.directory / "etcd.yml")])

    def start(self, disk_watch):
        configuration = str(self.directory / "patroni.yml")
        self._patroni = self.programs.start(f"patroni-{self.name}", ["patroni", configuration])
        self.programs.start(f"disk-watch-{self.name}",
                            [str(disk_watch), configuration, str(self.directory), str(RESERVE_MIB)])

    def start_again(self):
        self._patroni = self.programs.start(f"patroni-{self.name}", ["patroni", str(self.directory / "patroni.yml")])

    def processes(self):
        """Patroni and everything of PostgreSQL, which works in its data directory."""
        found = [self._patroni.pid] if self._patroni and self._patroni.poll() is None else []
        data = str(self.directory / "data")
        for entry in pathlib.Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and os.readlink(entry / "cwd") == data:
                    found.append(int(entry.name))
            except OSError:
                pass
        return found

    def signal(self, number):
        for process in self.processes():
            try:
                os.kill(process, number)
            except ProcessLookupError:
                pass
        if number == signal.SIGKILL and self._patroni:
            self._patroni.wait()

    def cut_off(self):
        for road in [*self.roads_in.values(), *self.roads_out]:
            road.cut()

    def mend(self):
        for road in [*self.roads_in.values(), *self.roads_out]:
            road.mend()

    def fill_disk(self):
        filler = self.directory / "filler"
        subprocess.run(["dd", "if=/dev/zero", f"of={filler}", "bs=1M", "status=none"], capture_output=True, check=False)

    def free_disk(self):
        (self.directory / "filler").unlink()

    def asks(self, path):
        """What Patroni answers; nothing where it does not."""
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.rest_port}{path}", timeout=2) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            return None if path != "/patroni" else json.load(refused)
        except (OSError, ValueError):
            return None


def fill(template, target, values):
    target.write_text(string.Template(template.read_text()).substitute(values))
    target.chmod(0o600)


class Cluster:
    """The three together."""

    def __init__(self, programs, roads, files):
        self.programs = programs
        self._files = files
        self.machines = [Machine(name, programs, roads) for name in ("a", "b", "c")]
        binaries = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout.strip()
        self.psql = str(pathlib.Path(binaries) / "psql")
        self.passwords = {"POSTGRES_PASSWORD": secrets.token_hex(16), "REPLICATION_PASSWORD": secrets.token_hex(16)}
        values = {**self.passwords, "POSTGRES_PROGRAMS": binaries, "NETWORK": f"{HOST}/32", "WATCHDOG": "off",
                  "WAL_KEEP": "64MB", "WAL_MOST": "128MB"}
        for machine in self.machines:
            machine.configure(files, values, self.machines, roads)

    def start(self):
        for machine in self.machines:
            machine.start_etcd()
        time.sleep(2)
        for machine in self.machines:
            machine.start(self._files / "disk-watch.sh")
        self.await_whole()

    def primary(self):
        for machine in self.machines:
            if machine.asks("/primary"):
                return machine
        return None

    def is_whole(self):
        """A primary that waits for a standby, and two that follow it."""
        primary = self.primary()
        if primary is None:
            return False
        following = (primary.asks("/patroni") or {}).get("replication") or []
        return (len([one for one in following if one.get("state") == "streaming"]) == 2
                and any(one.get("sync_state") == "sync" for one in following))

    def await_whole(self, seconds=180):
        for _ in range(seconds * 2):
            if self.is_whole():
                return
            time.sleep(0.5)
        raise SystemExit(f"failover: the cluster did not become whole within {seconds} seconds; "
                         f"see the logs in {self.programs.directory}")

    def run_sql(self, sql, database="postgres"):
        primary = self.primary()
        subprocess.run([self.psql, "-v", "ON_ERROR_STOP=1", "-qX", "-h", HOST, "-p", str(primary.postgres_port), "-U",
                        "postgres", "-d", database, "-c", sql], check=True,
                       env={"PATH": os.environ["PATH"], "PGPASSWORD": self.passwords["POSTGRES_PASSWORD"]})


def make_empty(directory):
    if os.path.ismount(directory / "a"):
        raise SystemExit(f"failover: {directory} is in use still: another drill runs, or one was cut off. "
                         f"Unmount {directory}/a, b and c first.")
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
