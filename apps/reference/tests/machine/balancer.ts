import { createServer, request, type Server } from "node:http";
import { setTimeout as after } from "node:timers/promises";
import { freePorts } from "./ports.ts";

/**
 * What stands before instances of a service: sends each request to one of those that were ready when last asked, in turn.
 * It tries nothing twice, so a request that an instance loses is lost.
 */
export class Balancer {
    readonly address: string;
    readonly #server: Server;
    readonly #targets = new Map<number, boolean>();
    readonly #stop = new AbortController();
    #asking: Promise<void> = Promise.resolve();
    #turn = 0;

    private constructor(server: Server, port: number) {
        this.#server = server;
        this.address = `http://127.0.0.1:${port}`;
    }

    static async start(): Promise<Balancer> {
        const [port = 0] = await freePorts(1);
        const server = createServer();
        const balancer = new Balancer(server, port);
        server.on("request", (incoming, outgoing) => {
            const target = balancer.#next();
            if (target === undefined) return void outgoing.writeHead(503).end("no instance is ready");
            const { method, url: path, headers } = incoming;
            const onward = request({ host: "127.0.0.1", port: target, method, path, headers }, (answer) => {
                outgoing.writeHead(answer.statusCode ?? 502, { "content-type": answer.headers["content-type"] });
                answer.pipe(outgoing);
            });
            onward.on("error", (error) => outgoing.writeHead(502).end(error.message));
            incoming.pipe(onward);
        });
        await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
        balancer.#asking = balancer.#askForEver();
        return balancer;
    }

    add(port: number): void {
        this.#targets.set(port, false);
    }

    remove(port: number): void {
        this.#targets.delete(port);
    }

    async stop(): Promise<void> {
        this.#stop.abort();
        await this.#asking;
        this.#server.closeAllConnections();
        await new Promise((resolve) => this.#server.close(resolve));
    }

    #next(): number | undefined {
        const ready = [...this.#targets].filter(([, isReady]) => isReady).map(([port]) => port);
        return ready[this.#turn++ % ready.length];
    }

    async #askForEver(): Promise<void> {
        while (!this.#stop.signal.aborted) {
            for (const port of this.#targets.keys()) {
                const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
                await answer?.body?.cancel();
                if (this.#targets.has(port)) this.#targets.set(port, answer?.ok ?? false);
            }
            await after(50, undefined, { signal: this.#stop.signal }).catch(() => undefined);
        }
    }
}
