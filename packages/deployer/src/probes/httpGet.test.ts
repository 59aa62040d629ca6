import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { httpGet } from "./httpGet.ts";
import { selfSigned } from "./testdata/selfSigned.ts";

describe("asking an address", () => {
    const servers: Server[] = [];
    const never = new AbortController().signal;

    afterEach(() => {
        for (const server of servers.splice(0)) {
            server.closeAllConnections();
            server.close();
        }
    });

    async function listening(server: Server, protocol = "http"): Promise<string> {
        servers.push(server);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return `${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }

    const serve = (listener: RequestListener): Promise<string> => listening(createServer(listener));

    it("gives status and text", async () => {
        const url = await serve((_, answer) => answer.writeHead(503).end("starting"));
        assert.deepEqual(await httpGet.get(`${url}/health`, 5000, never), { status: 503, body: "starting" });
    });

    it("takes a redirect for the answer", async () => {
        const url = await serve((_, answer) => answer.writeHead(302, { location: "http://127.0.0.1:1/" }).end());
        assert.deepEqual(await httpGet.get(url, 5000, never), { status: 302, body: "" });
    });

    it("reads the first 64 KiB of an answer that never ends", async () => {
        const url = await serve((_, answer) => {
            answer.writeHead(200);
            const more = (): void => {
                while (answer.write("x".repeat(16 * 1024)));
            };
            answer.on("drain", more).on("error", () => undefined);
            more();
        });
        const answer = await httpGet.get(url, 5000, never);
        assert.ok(!("missing" in answer));
        assert.deepEqual([answer.status, answer.body.length], [200, 64 * 1024]);
    });

    it("fails where nobody listens, and where no answer comes in time", async () => {
        await assert.rejects(httpGet.get("http://127.0.0.1:1/", 5000, never), /ECONNREFUSED/);
        const url = await serve(() => undefined);
        await assert.rejects(httpGet.get(url, 50, never), /^Error: no answer in 0\.05 s$/);
    });

    it("refuses a certificate that nobody vouches for, even where the environment would let it pass", async () => {
        const server = createSecureServer(selfSigned(), (_, answer) => answer.end("secret"));
        const url = await listening(server, "https");
        const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
        process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
        try {
            await assert.rejects(httpGet.get(url, 5000, never), /self-signed certificate/);
        } finally {
            if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
            else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
        }
    });
});
