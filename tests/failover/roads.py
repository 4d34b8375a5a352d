"""Roads between the machines of a cluster on one machine, which can be cut."""

import asyncio
import threading


class Road:
    """A port that leads to another one. Where it is cut nothing comes through and nobody is told: as with a pulled cable."""

    def __init__(self, loop, target):
        self._target = target
        self._loop = loop
        self._open = asyncio.Event()
        self._open.set()
        self._connections = set()
        started = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._travel, "127.0.0.1", 0), loop)
        self._server = started.result()
        self.port = self._server.sockets[0].getsockname()[1]

    def cut(self):
        self._loop.call_soon_threadsafe(self._open.clear)

    def mend(self):
        """Whatever was on its way when the road was cut has been given up by then: it starts afresh."""

        def start_afresh():
            for writer in list(self._connections):
                writer.transport.abort()
            self._open.set()

        self._loop.call_soon_threadsafe(start_afresh)

    async def _travel(self, reader, writer):
        self._connections.add(writer)
        try:
            await self._open.wait()
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
            self._connections.add(far_writer)
            try:
                await asyncio.gather(self._carry(reader, far_writer), self._carry(far_reader, writer))
            finally:
                self._connections.discard(far_writer)
                far_writer.transport.abort()
        except OSError:
            pass
        finally:
            self._connections.discard(writer)
            writer.transport.abort()

    async def _carry(self, reader, writer):
        while octets := await reader.read(65536):
            await self._open.wait()
            writer.write(octets)
            await writer.drain()
        raise ConnectionResetError  # one side has gone: so does the other


class Roads:
    """Makes roads; they run on a thread of their own."""

    def __init__(self):
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()

    def to(self, port):
        return Road(self._loop, port)
