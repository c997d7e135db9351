"""Vector indexes on a Chroma server, and which server that is.

A server keeps its own house in order, so a collection grows in place: numbers of passages are never used twice, and a
search leaves out what the store no longer has. Its stamp is taken away before it is changed and set anew afterwards: a
change that was cut off, or a library put back from an older copy, is noticed, and a new collection built beside.
"""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from verifier.errors import ConfigError, LibraryError
from verifier.retrieve.chroma import VectorIndex, let_go
from verifier.retrieve.places import Signature, chroma_settings

CLOUD = "cloud"
_CLOUD_ADDRESS = "https://api.trychroma.com"
_UNFINISHED = "unfinished"
_PATIENCE = 30.0  # seconds for an answer


@dataclass(frozen=True, slots=True)
class ChromaServer:
    """A Chroma server that holds the vectors of libraries. `address` is its URL; `token` goes with every request."""

    address: str
    tenant: str = "default_tenant"
    database: str = "default_database"
    token: str = field(default="", repr=False)

    @property
    def port(self) -> int:
        """The port of the address, or the usual one of its scheme."""
        parts = urlsplit(self.address)
        return parts.port or (443 if parts.scheme == "https" else 80)


def chroma_server(chosen: str | None = None) -> ChromaServer | None:
    """The server chosen by its URL or as `cloud`, else that of `VERIFIER_CHROMA_URL`; None if there is none.

    The token, tenant and database of a server are in `VERIFIER_CHROMA_TOKEN`, `_TENANT` and `_DATABASE`, those of
    Chroma Cloud in `CHROMA_API_KEY`, `CHROMA_TENANT` and `CHROMA_DATABASE`. Raises ConfigError if they cannot be used.
    """
    address = (chosen if chosen is not None else os.environ.get("VERIFIER_CHROMA_URL", "")).strip().rstrip("/")
    if not address:
        return None
    if address == CLOUD:
        return _cloud()
    parts = _parts(address)
    token = os.environ.get("VERIFIER_CHROMA_TOKEN", "")
    if token and parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ConfigError(f"The token for {address} would travel unencrypted; use an https address.")
    tenant, database = (os.environ.get(f"VERIFIER_CHROMA_{name}") for name in ("TENANT", "DATABASE"))
    return ChromaServer(address, tenant or "default_tenant", database or "default_database", token)


def _parts(address: str) -> SplitResult:
    wrong = ConfigError(f"{address!r} is no address of a Chroma server; write https://HOST:PORT, or cloud.")
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises if it is no number
    except ValueError:
        raise wrong from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
        raise wrong
    return parts


def _cloud() -> ChromaServer:
    values = {name: os.environ.get(name, "") for name in ("CHROMA_API_KEY", "CHROMA_TENANT", "CHROMA_DATABASE")}
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise ConfigError(f"Chroma Cloud needs {', '.join(missing)} in the environment.")
    return ChromaServer(_CLOUD_ADDRESS, values["CHROMA_TENANT"], values["CHROMA_DATABASE"], values["CHROMA_API_KEY"])


class Server:
    """Indexes on a Chroma server, as collections whose names begin with that of the library.

    All methods raise LibraryError if the server does not answer or refuses.
    """

    def __init__(self, server: ChromaServer, library_id: str) -> None:
        self._server = server
        self.where = f"on the Chroma server {server.address}"
        self._prefix = f"verifier-{library_id}-"

    def draft(self, base: str) -> str:
        """The base itself without its stamp, or the name of a new collection."""
        if base:
            index = self.open(base)
            index.mark(_UNFINISHED)
            index.close()
        return base or f"{self._prefix}{secrets.token_hex(4)}"

    def open(self, name: str) -> VectorIndex:
        """The collection of that name."""
        return VectorIndex(_connected(self._server), name)

    def seal(self, name: str) -> str:
        """A new stamp, set on the collection."""
        stamp, index = secrets.token_hex(8), self.open(name)
        index.mark(stamp)
        index.close()
        return stamp

    def is_intact(self, name: str, seal: str) -> bool:
        """True if the collection has that stamp."""
        client = _connected(self._server)
        try:
            there = {collection.name: collection.metadata or {} for collection in client.list_collections()}
            return bool(seal) and there.get(name, {}).get("stamp") == seal
        finally:
            let_go(client)

    def signature(self, name: str) -> Signature:
        """Nothing: a server answers for its collections."""
        return ()

    def sweep(self, keep: Iterable[str]) -> None:
        """Delete all other collections of the library."""
        client = _connected(self._server)
        try:
            for collection in client.list_collections():
                if collection.name.startswith(self._prefix) and collection.name not in keep:
                    client.delete_collection(collection.name)
        finally:
            let_go(client)

    def size(self) -> int:
        """Nothing is on this machine."""
        return 0


def _connected(server: ChromaServer) -> Any:  # noqa: ANN401 - Chroma's client
    import chromadb  # noqa: PLC0415 - takes a second
    import httpx  # noqa: PLC0415 - comes with Chroma

    headers = {"x-chroma-token": server.token} if server.token else {}
    try:
        # Chroma's own client waits for ever.
        httpx.get(f"{server.address}/api/v2/heartbeat", headers=headers, timeout=_PATIENCE).raise_for_status()
        client: Any = chromadb.HttpClient(
            server.address,
            server.port,
            server.address.startswith("https:"),
            headers,
            chroma_settings(),
            server.tenant,
            server.database,
        )
    except Exception as error:
        raise unreachable(server, error) from error
    with suppress(AttributeError):
        client._server._session.timeout = _PATIENCE
    return client


def unreachable(server: ChromaServer, error: Exception) -> LibraryError:
    """Error for a server that does not answer, or not as a Chroma server does."""
    return LibraryError(
        f"The Chroma server {server.address} cannot be used ({error or type(error).__name__}); start it, or check its "
        "address, token, tenant and database."
    )
