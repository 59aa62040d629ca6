import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const PREFIX = "vault:v1:";

/**
 * The two calls of Vault's transit engine by which the CLI wraps and unwraps a stack's data key. It keeps no secret: stacks
 * of rehearsals have none. With a passphrase, every command would take a million rounds of SHA-256 to make the same key.
 */
export class KeyService {
    /** What `pulumi stack init --secrets-provider` takes. */
    static readonly secretsProvider = "hashivault://rehearsal";
    /** What to put into the CLI's environment. */
    readonly env: Readonly<Record<string, string>>;
    readonly #server: Server;

    private constructor(server: Server) {
        this.#server = server;
        this.env = {
            VAULT_SERVER_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
            VAULT_SERVER_TOKEN: "rehearsal",
        };
    }

    static async start(): Promise<KeyService> {
        const server = createServer((request, response) => {
            let body = "";
            request.setEncoding("utf8").on("data", (text: string) => (body += text));
            request.on("end", () => {
                const { plaintext = "", ciphertext = "" } = JSON.parse(body) as Record<string, string | undefined>;
                const data = request.url?.includes("/encrypt/")
                    ? { ciphertext: `${PREFIX}${plaintext}` }
                    : { plaintext: ciphertext.slice(PREFIX.length) };
                response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
            });
        });
        // Commands that are killed leave connections, which must keep nothing alive.
        server.unref();
        await new Promise<void>((resolve, reject) => {
            server.once("error", reject).listen(0, "127.0.0.1", resolve);
        });
        return new KeyService(server);
    }

    stop(): void {
        this.#server.close();
        this.#server.closeAllConnections();
    }
}
