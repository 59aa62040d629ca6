import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

interface Span {
    readonly name: string;
    readonly traceId: string;
    readonly kind: number;
}
interface TracesBody {
    readonly resourceSpans?: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

/** What takes traces and metrics, as a collector does: OTLP over HTTP. */
export class Collector {
    readonly #server: Server;
    readonly #bodies: { readonly path: string; readonly text: string }[] = [];

    private constructor(server: Server) {
        this.#server = server;
        server.on("request", (incoming, outgoing) => {
            let text = "";
            incoming.on("data", (part: Buffer) => (text += part.toString()));
            incoming.on("end", () => {
                this.#bodies.push({ path: incoming.url ?? "", text });
                outgoing.writeHead(200, { "content-type": "application/json" }).end("{}");
            });
        });
    }

    static async start(): Promise<Collector> {
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return new Collector(server);
    }

    get address(): string {
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    }

    /** Everything that was sent to a path. */
    textOf(path: string): string {
        return this.#bodies.flatMap((body) => (body.path === path ? [body.text] : [])).join("\n");
    }

    get spans(): Span[] {
        return this.#bodies
            .filter(({ path }) => path === "/v1/traces")
            .flatMap(({ text }) => (JSON.parse(text) as TracesBody).resourceSpans ?? [])
            .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
    }

    async stop(): Promise<void> {
        this.#server.closeAllConnections();
        await new Promise((resolve) => this.#server.close(resolve));
    }
}
